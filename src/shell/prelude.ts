/**
 * The prelude of every group of fragments: variables and functions that fragments may use.
 *
 * - `$h` the process whose namespaces are the host's: PID 1, or the shell itself where PID 1 may not be looked at.
 * - `$r` the root of the host's file system, as that process sees it.
 * - `$u` the user id of the grader on the host.
 * - `$d` the home folder of the user who logged in, also under sudo: that of /proc/self/loginuid (credentials(7)), which
 *   is 2^32-1 where no login set it; then that of `$u`.
 * - `inside ROOT PATH` sets `$f` to the file that PATH names for a process whose root is ROOT: symbolic links are
 *   resolved within ROOT, as chroot(2) would, and never lead out of it. Fails after 16 links (path_resolution(7)
 * allows 40).
 */
export const prelude = `h=/proc/1; [ -e $h/ns/net ] && [ -e $h/root/. ] || h=/proc/self
r=$h/root; u=\${u:-$(id -u)}
read -r _w </proc/self/loginuid; case $_w in ''|4294967295) _w=$u;; esac
while IFS=: read -r _ _ _i _ _ d _; do [ "$_i" = "$_w" ] && break; d=; done <$r/etc/passwd; d=\${d:-/root}
inside() { _k=\${1%/} _q=$2 _o= _n=0
while [ -n "$_q" ]; do
  case $_q in */*) _s=\${_q%%/*} _q=\${_q#*/};; *) _s=$_q _q=;; esac
  case $_s in ''|.) continue;; ..) _o=\${_o%/*}; continue;; esac
  if [ -L "$_k$_o/$_s" ]; then
    _n=$((_n+1)); [ $_n -gt 16 ] && return 1
    _l=$(readlink "$_k$_o/$_s"; echo .) _l=\${_l%??}
    case $_l in /*) _o=;; esac
    _q=$_l\${_q:+/$_q}
  else _o=$_o/$_s; fi
done; f=$_k\${_o:-/}; }
`;
