import { lines, type Probe, probe } from '../model/probe.ts';
import { quote } from '../shell/quote.ts';
import { candidatesOf } from './candidates.ts';

/** A file that should be a tar archive, compressed or not. */
export type TarArchive =
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-a-file'; readonly path: string }
  | {
      readonly kind: 'file';
      readonly path: string;
      /**
       * How many entries tar listed; where the archive has the wanted entry and ends as it should, none after that
       * one.
       */
      readonly entries: number;
      /** Whether the compression or the archive within ended too early or is wrong. */
      readonly damaged: boolean;
      /** Whether it has the wanted entry at its own root. */
      readonly has: boolean;
      /** The folders that stand before the wanted entry, where it is deeper in the archive. */
      readonly prefix: string | undefined;
    };

/** Kilobytes of memory for each tool; its time is that of the group. */
const mostMemory = 600_000;

const summary = `{ n = $0; sub(/^(\\.?\\/)+/, "", n); c++
  l = length(n) - length(ENVIRON["W"])
  if (n == ENVIRON["W"]) h = 1
  else if (!p && l > 1 && substr(n, l) == "/" ENVIRON["W"]) p = substr(n, 1, l - 1) }
END { print "@entries " c + 0; if (h) print "@has"; if (p) printf "@prefix %.200s\\n", p }`;

/** GNU tar fills its last record, of 20 blocks of 512 bytes (tar(1), --blocking-factor). */
const record = 10_240;

/**
 * Shell for a gzip file `$f` that ends as a whole archive of GNU tar does: its last four bytes are the size of what it
 * holds, modulo 2^32 (RFC 1952 2.3.1), and that is a number of whole records. A file that breaks off somewhere ends so
 * with a chance of one in as many bytes as a record has. So what comes after the wanted entry needs no unpacking, which
 * would take longer than all other questions together.
 */
const untilFound = (wanted: string): string => `set -- $(tail -c 4 "$f" | od -An -tu1)
s=$((\${1:-0} + \${2:-0} * 256 + \${3:-0} * 65536 + \${4:-0} * 16777216))
if [ $s -gt 0 ] && [ $((s % ${record})) = 0 ]; then
  n=$(ulimit -v ${mostMemory}; gzip -dc <"$f" | tar -tf - | grep -n -m1 -xF -e ${quote(wanted)} -e ${quote(`./${wanted}`)})
  [ "$n" ] && { printf '@entries %s\\n@has\\n' "\${n%%:*}"; exit 0; }
fi`;

/**
 * A tar archive, listed by the host's own tar within limits, and never unpacked: what it holds is only counted and
 * compared, so that no name of it can do harm.
 *
 * @param wanted a path of interest within it, without a first slash
 */
export const tarArchive = (path: string, wanted: string): Probe<TarArchive> =>
  probe<TarArchive>({
    id: `tar-archive:${path}:${wanted}`,
    version: 3,
    group: 'slow',
    restsOn: 'tool',
    tools: ['tail', 'od', 'grep', 'awk', 'tar', 'gzip'],
    script: `f=; for t in ${candidatesOf(path).join(' ')}; do
  { [ -e "$t" ] || [ -L "$t" ]; } && { [ -f "$t" ] || [ -z "$f" ]; } && f=$t; [ -f "$f" ] && break
done
[ "$f" ] || { echo @absent; exit 0; }
printf '@path %s\\n' "\${f#"$r"}"
[ -f "$f" ] || { echo @not-a-file; exit 0; }
[ -r "$f" ] || exit 126
case $(od -An -v -tx1 -N6 "$f") in
' 1f 8b '*) z='gzip -dc'
${untilFound(wanted)};; ' 42 5a 68 '*) z='bzip2 -dc';; ' fd 37 7a 58 5a 00') z='xz -dc';; ' 28 b5 2f fd '*) z='zstd -dc';; *) z=cat;; esac
command -v \${z%% *} >/dev/null || { echo \${z%% *}; exit 127; }
export W=${quote(wanted)}; ulimit -v ${mostMemory}
{ { $z <"$f"; echo "@unpacked $?" >&3; } | { tar -tf -; echo "@listed $?" >&3; } | awk ${quote(summary)}; } 3>&1; exit 0`,
    // @path /root/pinger-rootfs.tgz
    // @unpacked 0
    // @listed 0
    // @entries 1234
    // @has
    parse: (output) => {
      const said = lines(output);
      const one = (key: string): string | undefined =>
        said.find((line) => line.startsWith(`@${key} `))?.slice(key.length + 2);
      if (said.includes('@absent')) return { kind: 'absent' };
      const path = one('path') ?? '';
      if (said.includes('@not-a-file')) return { kind: 'not-a-file', path };
      const entries = one('entries');
      if (entries === undefined) throw new Error('tar’s list was not counted');
      // A status above 128 is a signal: nobody read on, as tar ends where its archive does.
      const failed = [one('unpacked'), one('listed')].map((status) => Number(status ?? 0));
      return {
        kind: 'file',
        path,
        entries: Number(entries),
        damaged: failed.some((status) => status > 0 && status < 128),
        has: said.includes('@has'),
        prefix: one('prefix'),
      };
    },
  });
