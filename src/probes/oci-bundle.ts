import { lines, type Probe, probe, text } from '../model/probe.ts';
import { hostPath } from '../shell/quote.ts';
import { candidatesOf } from './candidates.ts';
import { type JsonFault, jsonFault } from './json-fault.ts';
import type { OciConfig } from './oci-schema.ts';
import { brokenRule } from './oci-validator.ts';

export type { HookName, OciConfig, OciHook } from './oci-schema.ts';
export { hookNames } from './oci-schema.ts';

/** A folder that may be an OCI bundle, with what its config.json says. Values of secrets in it are blotted out. */
export type OciBundle =
  | { readonly kind: 'absent' | 'not-a-directory' }
  | { readonly folder: string; readonly kind: 'no-config' | 'not-a-file' | 'too-large' }
  | { readonly folder: string; readonly kind: 'not-json'; readonly fault: JsonFault }
  | {
      readonly folder: string;
      readonly kind: 'invalid';
      /** The member that breaks a rule, as a JSON pointer (RFC 6901), and the rule. */
      readonly where: string;
      readonly rule: string;
    }
  | { readonly folder: string; readonly kind: 'valid'; readonly config: OciConfig };

/** A config.json of `runc spec` has 3 KB, one of docker 20 KB; bytes. */
const mostBytes = 200_000;

/**
 * Shell that copies standard input, but for values behind `=` within JSON texts whose name says that they are secret.
 * The rest is still JSON where it was JSON.
 */
export const blotted = `sed 's/\\("[A-Za-z0-9_]*\\(PASS\\|SECRET\\|TOKEN\\|KEY\\)[A-Za-z0-9_]*=\\)[^"\\\\]\\{1,\\}/\\1***/g'`;

/** The bundle in a folder of the host, in whichever home that is: config.json, bounded, judged by the rules of the OCI runtime specification. */
export const ociBundle = (folder: string): Probe<OciBundle> =>
  probe<OciBundle>({
    id: `oci-bundle:${folder}`,
    version: 2,
    group: 'files',
    tools: ['head', 'sed', 'wc'],
    script: `b=${hostPath(folder)}; for c in ${candidatesOf(folder).join(' ')}; do [ -e "$c/config.json" ] && b=$c && break; done; b=\${b%/}
if [ ! -d "$b/." ]; then [ -e "$b" ] || [ -L "$b" ] && echo not-a-directory || echo absent; exit 0; fi
[ -x "$b" ] || exit 126
c=$b/config.json
if [ -f "$c" ]; then
  [ -r "$c" ] || exit 126
  [ "$(wc -c <"$c")" -le ${mostBytes} ] && k=config || k=too-large
elif [ -e "$c" ] || [ -L "$c" ]; then k=not-a-file; else k=no-config; fi
printf '%s\\n%s\\n' $k "\${b#"$r"}"
[ $k = config ] && head -c ${mostBytes} "$c" | ${blotted}
exit 0`,
    parse: (output) => {
      const [kind, folder = ''] = lines(output);
      if (kind === 'absent' || kind === 'not-a-directory') return { kind };
      if (kind === 'no-config' || kind === 'not-a-file' || kind === 'too-large') return { kind, folder };
      if (kind !== 'config') throw new Error('no kind of bundle');
      return { folder, ...readConfig(text(output).split('\n').slice(2).join('\n')) };
    },
  });

const readConfig = (json: string) => {
  let config: OciConfig;
  try {
    config = JSON.parse(json);
  } catch {
    return { kind: 'not-json', fault: jsonFault(json) } as const;
  }
  const broken = brokenRule(config);
  if (broken) {
    return { kind: 'invalid', where: broken.instancePath || '/', rule: broken.message ?? 'not valid' } as const;
  }
  const twice = duplicate((config.linux?.namespaces ?? []).map(({ type }) => type));
  // runc: "malformed spec file: duplicated ns"
  if (twice) return { kind: 'invalid', where: '/linux/namespaces', rule: `must name ${twice} once` } as const;
  return { kind: 'valid', config } as const;
};

const duplicate = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index);
