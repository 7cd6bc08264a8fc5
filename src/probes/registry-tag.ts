import { type Probe, probe, text } from '../model/probe.ts';
import { unknown } from '../model/unknown.ts';
import { quote } from '../shell/quote.ts';

/** The answer of a registry about a tag: `config` is the id of the image that it names, where the answer tells. */
export type RegistryTag =
  | { readonly kind: 'absent' }
  | { readonly kind: 'present'; readonly config: string | undefined };

/** The manifests of one image that registries know (OCI distribution specification, pulling manifests). */
const manifests = 'application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json';

/**
 * Asks a registry for a tag by its HTTP API, by https and where that is not spoken there by http. Nothing is sent but
 * the names.
 */
export const registryTag = (registry: string, repository: string, tag: string): Probe<RegistryTag> =>
  probe<RegistryTag>({
    id: `registry-tag:${registry}/${repository}:${tag}`,
    version: 1,
    group: 'slow',
    restsOn: 'service',
    tools: ['curl', 'head', 'tr', 'grep'],
    script: `for s in https http; do
  a=$(curl -q -s -k --noproxy '*' --connect-timeout 4 --max-time 8 -w '\\n@%{http_code}' -H ${quote(`Accept: ${manifests}`)} -- $s://${quote(`${registry}/v2/${repository}/manifests/${tag}`)} | head -c 20000 | tr -d '\\n\\t ')
  case $a in ''|*@000) ;; *) break;; esac
done
printf '%s\\n' "\${a##*@}"; printf '%s' "$a" | grep -o '"config":{[^}]*}' | head -c 500; exit 0`,
    // 200
    // "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:9134…","size":409}
    parse: (output) => {
      const [status = '', config = ''] = text(output).split('\n');
      if (status === '404') return { kind: 'absent' };
      if (status === '401' || status === '403') return unknown('denied', `the registry ${registry} asks for a login`);
      // curl's number where nobody answered
      if (status === '000') return unknown('unreachable', `the registry ${registry}`);
      if (status !== '200') return unknown('unreachable', `the registry ${registry} (HTTP status ${status || 'none'})`);
      return { kind: 'present', config: /"digest":"(sha256:[0-9a-f]+)"/.exec(config)?.[1] };
    },
  });
