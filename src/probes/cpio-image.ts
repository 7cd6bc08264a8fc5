import { lines, type Probe, probe } from '../model/probe.ts';
import { unknown } from '../model/unknown.ts';
import { hostPath, quote } from '../shell/quote.ts';

/** The format of a file, by its first bytes. */
export type FileFormat = 'bzip2' | 'gzip' | 'xz' | 'zstd' | 'zip' | 'cpio' | 'tar' | 'zeros' | 'empty' | 'other';

/** A file that should be a cpio archive, compressed by bzip2. */
export type CpioImage = {
  readonly kind: 'absent' | 'not-a-file' | 'file';
  readonly format: FileFormat;
  /** The content below the compression; undefined where it could not be unpacked at all. */
  readonly inside: FileFormat | undefined;
  /** Whether the compressed data, or the archive within, ended too early or is wrong. */
  readonly damaged: boolean;
  /** How many entries the archive has. */
  readonly entries: number;
  /** The first name that begins at the root, and the first that climbs out by `..`. */
  readonly absolute: string | undefined;
  readonly climbing: string | undefined;
  /** Those of the wanted paths that an entry has, whatever folders stand before them. */
  readonly has: readonly string[];
  /** Those of the other places where there is such a file. */
  readonly elsewhere: readonly string[];
};

/**
 * Limits of listing one image: seconds, entries, and kilobytes of memory for each tool. A sparse or forged image ends
 * there.
 */
const limits = { seconds: 20, entries: 200_000, memory: 600_000 };

/**
 * So many bytes a block of bzip2 holds at most: 900 000, in which each run of 255 takes five. Only behind its end is it
 * known to be damaged, and what was read of it before may be anything.
 */
const mostOfBlock = 50_000_000;

// The name of each entry on a line of its own, as cpio prints it.
const summary = `BEGIN { n = split(ENVIRON["W"], w, "\\n") }
substr($0, 1, 1) == "/" { if (!a) a = "@absolute " substr($0, 1, 100) }
/(^|\\/)\\.\\.(\\/|$)/ { if (!u) u = "@climbing " substr($0, 1, 100) }
{ for (i = 1; i <= n; i++) if (!(i in s) && ("/" $0 == w[i] || substr($0, length($0) - length(w[i]) + 1) == w[i])) s[i] = 1
  if (++c >= ${limits.entries}) exit }
END { print "@entries " c + 0; if (a) print a; if (u) print u; for (i = 1; i <= n; i++) if (i in s) print "@has " w[i] }`;

// The old binary format, which GNU cpio writes unless told, is not known to busybox, whose shell takes its own cpio where
// no path is given.
const chooseTools = `z=; for c in bzip2 lbzip2 pbzip2; do command -v $c >/dev/null && { z="$c -dc"; break; }; done
[ "$z" ] || { command -v busybox >/dev/null && z='busybox bzcat'; } || { echo bzip2; exit 127; }
l=; for c in bsdtar cpio; do o=$IFS; IFS=:; for p in $PATH; do [ -x "$p/$c" ] && { IFS=$o; l=$p/$c; break; }; done; IFS=$o; done
case $l in *bsdtar) l="$l -tf -";; *cpio) case $("$l" --version 2>&1) in *GNU*) l="$l -it";; *) l=;; esac;; esac`;

const list = `( exec 3>&1; ulimit -v ${limits.memory}
{ $z <"$f" & p=$!; { trap 'kill $s; exit' TERM; sleep ${limits.seconds} & s=$!; wait $s; kill -9 $p; } >/dev/null 3>&- & w=$!; wait $p; echo "@unpacked $?" >&3; kill $w; } |
{ $l; echo "@listed $?" >&3; } | awk ${quote(summary)} )`;

/**
 * A cpio archive that is compressed by bzip2, by one stream or by pbzip2’s many: listed by the host’s own tools within
 * limits, and never unpacked. Any format of cpio counts, also the old binary one.
 *
 * @param wanted paths of interest, without a first slash
 * @param others where the file may be instead
 */
export const cpioImage = (path: string, wanted: readonly string[], others: readonly string[]): Probe<CpioImage> =>
  probe<CpioImage>({
    id: `cpio-image:${path}:${wanted.join(',')}:${others.join(',')}`,
    version: 3,
    group: 'slow',
    restsOn: 'tool',
    tools: ['head', 'od', 'tr', 'awk'],
    script: `f=${hostPath(path)}
${others.map((other, at) => `[ -f ${hostPath(other)} ] && echo @elsewhere ${at}`).join('\n')}
[ -e "$f" ] || [ -L "$f" ] || { echo @absent; exit 0; }
[ -f "$f" ] || { echo @not-a-file; exit 0; }
[ -r "$f" ] || exit 126
hex() { head -c 262 | od -An -v -tx1 | tr -d ' \\n'; }
tell() { case \${#2}$2 in 524*7573746172) echo "@$1 tar";; *) printf '@%s %.12s\\n' $1 "$2";; esac; }
m=$(hex <"$f"); tell format "$m"
case $m in 425a68*) ;; *) exit 0;; esac
${chooseTools}
m=$($z <"$f" | hex); tell inside "$m"
case $m in c771*|71c7*) [ "$l" ] || { echo cpio; exit 127; };; 303730373031*|303730373032*|303730373037*) ;;
*) { { $z <"$f"; echo "@unpacked $?" >&3; } | head -c ${mostOfBlock} >/dev/null; } 3>&1; exit 0;; esac
[ "$l" ] || { command -v busybox >/dev/null && l='busybox cpio -it'; } || { echo cpio; exit 127; }
export W=${quote(wanted.map((name) => `/${name}`).join('\n'))}
${list}; exit 0`,
    parse: (output) => {
      const said = lines(output);
      const all = (key: string): string[] =>
        said.filter((line) => line.startsWith(`@${key} `)).map((line) => line.slice(key.length + 2));
      const one = (key: string): string | undefined => all(key)[0];
      const inside = one('inside') ?? '';
      const has = all('has').map((name) => name.slice(1));
      const [unpacked, listed] = [Number(one('unpacked') ?? 0), Number(one('listed') ?? 0)];
      const late = unpacked === 137;
      // A signal: the memory was over, or nobody read on (SIGPIPE) as there were too many names.
      const entries = Number(one('entries') ?? 0);
      const many = entries >= limits.entries;
      const cut = listed > 128 || (isCpio(inside) && one('entries') === undefined);
      if (late || many ? has.length < wanted.length : cut && has.length === 0)
        return unknown(
          'timed-out',
          `the image could not be listed within ${limits.seconds} s and ${limits.memory / 1000} MB`,
        );
      return {
        kind: said.includes('@absent') ? 'absent' : said.includes('@not-a-file') ? 'not-a-file' : 'file',
        format: formatOf(one('format') ?? ''),
        inside: inside ? formatOf(inside) : undefined,
        damaged: !late && ((unpacked > 0 && unpacked < 128) || (listed > 0 && listed < 128)),
        entries,
        absolute: one('absolute'),
        climbing: one('climbing'),
        has,
        elsewhere: all('elsewhere').flatMap((at) => others[Number(at)] ?? []),
      };
    },
  });

/**
 * The first six bytes, in hexadecimal: cpio(5), and the formats’ own specifications. A tar is known by its magic at
 * 257 (tar(5)).
 */
const formats: readonly (readonly [RegExp, FileFormat])[] = [
  [/^$/, 'empty'],
  [/^425a68/, 'bzip2'],
  [/^1f8b/, 'gzip'],
  [/^fd377a585a00/, 'xz'],
  [/^28b52ffd/, 'zstd'],
  [/^504b0304/, 'zip'],
  [/^(?:c771|71c7|30373037(?:3031|3032|3037))/, 'cpio'],
  [/^tar$/, 'tar'],
  [/^0+$/, 'zeros'],
];
const formatOf = (hex: string): FileFormat => formats.find(([pattern]) => pattern.test(hex))?.[1] ?? 'other';
const isCpio = (hex: string): boolean => formatOf(hex) === 'cpio';
