import { lines, type Probe, probe } from '../model/probe.ts';
import { hostPath } from '../shell/quote.ts';
import { candidatesOf } from './candidates.ts';

/** A folder that may be an OCI image layout (OCI image specification, image-layout.md), judged by its own digests. */
export type OciLayout =
  /** `other-format`: a folder without the file oci-layout, as other transports of skopeo write. */
  | { readonly kind: 'absent' | 'not-a-directory' | 'other-format' | 'empty' }
  /** `what`: the file or the digest that is missing, or whose content is not what its name says. */
  | { readonly kind: 'damaged'; readonly what: string }
  | { readonly kind: 'whole'; readonly layers: number };

/** Blobs of no more bytes are shown: manifests and configurations have a few KB. */
const shownBytes = 64_000;
/** No more than this is hashed, so that a large image costs bounded time; bytes. */
const hashedBytes = 400_000_000;

/** An image layout, in whichever home it is: its index, what its blobs hash to, and the small ones among them. */
export const ociLayout = (folder: string): Probe<OciLayout> =>
  probe<OciLayout>({
    id: `oci-layout:${folder}`,
    version: 2,
    group: 'files',
    tools: ['head', 'stat', 'tr', 'sha256sum'],
    script: `t=${hostPath(folder)}; for c in ${candidatesOf(folder).join(' ')}; do [ -f "$c/oci-layout" ] && t=$c && break; done
if [ ! -d "$t/." ]; then [ -e "$t" ] || [ -L "$t" ] && echo not-a-directory || echo absent; exit 0; fi
cd "$t" || exit 126
[ -f oci-layout ] || { echo other-format; exit 0; }
echo layout
show() { printf '@%s ' "$1"; head -c ${shownBytes} "$1" | tr -d '\\n'; echo; }
show oci-layout; [ -f index.json ] && show index.json
cd blobs/sha256 || exit 0
n=0 b=0; set --
for f in *; do
  [ -f "$f" ] && [ ! -L "$f" ] || continue
  n=$((n+1)); [ $n -gt 100 ] && break
  s=$(stat -c %s "$f"); b=$((b+s)); [ $b -gt ${hashedBytes} ] && break
  set -- "$@" "$f"; [ "$s" -le ${shownBytes} ] && [ $n -le 20 ] && show "$f"
done
[ $# -gt 0 ] && sha256sum -- "$@"; exit 0`,
    parse: (output) => {
      const [kind, ...all] = lines(output);
      if (kind === 'absent' || kind === 'not-a-directory' || kind === 'other-format') return { kind };
      if (kind !== 'layout') throw new Error('no kind of folder');
      return readLayout(all);
    },
  });

type Descriptor = { readonly digest?: string; readonly mediaType?: string };
/** An index has manifests, a manifest has a configuration and layers (image-index.md, manifest.md). */
type Listing = {
  readonly manifests?: readonly Descriptor[];
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
};

// @index.json
// {"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:3f5…","size":405,…}]}
// 3f5ef9…  3f5ef9…
const readLayout = (all: readonly string[]): OciLayout => {
  const shown = new Map<string, string>();
  const hashes = new Map<string, string>();
  for (const line of all) {
    // Of line ends only \n was taken out: what was written with those of Windows keeps its \r, which JSON allows.
    const [, name, content = ''] = /^@(\S+) (.*)$/s.exec(line) ?? [];
    if (name !== undefined) shown.set(name, content);
    const [, hash = '', file] = /^([0-9a-f]{64}) [ *](\S+)$/.exec(line) ?? [];
    if (file !== undefined) hashes.set(file, hash);
  }
  const index = listing(shown.get('index.json'));
  if (!index) return { kind: 'damaged', what: 'index.json' };
  let layers = 0;
  const open = [...(index.manifests ?? [])];
  const seen = new Set<string>();
  for (let next = open.pop(); next; next = open.pop()) {
    const { digest = '', mediaType = '' } = next;
    if (seen.has(digest)) continue;
    seen.add(digest);
    const name = digest.replace(/^sha256:/, '');
    if (hashes.get(name) !== name) return { kind: 'damaged', what: digest };
    if (!/manifest|index/.test(mediaType)) continue;
    const { manifests = [], config, layers: own = [] } = listing(shown.get(name)) ?? {};
    layers += own.length;
    open.push(...manifests, ...(config ? [config] : []), ...own);
  }
  return layers > 0 ? { kind: 'whole', layers } : { kind: 'empty' };
};

const listing = (json: string | undefined): Listing | undefined => {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};
