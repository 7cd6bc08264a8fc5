import { markOf } from './iptables-matches.ts';
import type { Option } from './iptables-option.ts';
import { addressNumber } from './ipv4.ts';
import { constant, every, type Range, type Step, type Term, termOf, type Value } from './model.ts';

/** The steps of a rule's target, by iptables-extensions(8). */
export const targetSteps = (
  { name, values: [target = ''] }: Option,
  options: readonly Option[],
  keyOf: (chain: string) => string,
): Step[] => {
  if (name === '-g') return [{ do: 'verdict', verdict: { to: 'goto', chain: keyOf(target) } }];
  const valueOf = (option: string): string | undefined =>
    options.find((one) => one.name === option)?.values[0] ?? (has(option) ? '' : undefined);
  const has = (option: string): boolean => options.some((one) => one.name === option);
  switch (target) {
    case 'ACCEPT':
      return [{ do: 'verdict', verdict: { to: 'accept' } }];
    case 'RETURN':
      return [{ do: 'verdict', verdict: { to: 'return' } }];
    case 'DROP':
    case 'REJECT':
      return [{ do: 'verdict', verdict: { to: 'drop' } }];
    case 'MARK':
      return marked('mark', valueOf('--set-xmark'));
    case 'CONNMARK':
      return connectionMark(valueOf, has);
    case 'MASQUERADE':
      return [{ do: 'translate', side: 'source', to: 'own', ports: portsIn(valueOf('--to-ports')) }];
    case 'REDIRECT':
      return [{ do: 'translate', side: 'destination', to: 'own', ports: portsIn(valueOf('--to-ports')) }];
    case 'SNAT':
      return translated('source', valueOf('--to-source'));
    case 'DNAT':
      return translated('destination', valueOf('--to-destination'));
    case 'CT':
      if (has('--notrack')) return [{ do: 'untrack' }];
      return options.some((one) => one.name.startsWith('--zone')) ? [{ do: 'untold', what: '-j CT --zone' }] : [];
    case 'NOTRACK':
      return [{ do: 'untrack' }];
    default:
      if (harmless.has(target)) return [];
      if (untoldTargets.has(target)) return [{ do: 'untold', what: `-j ${target}` }];
      return [{ do: 'verdict', verdict: { to: 'jump', chain: keyOf(target) } }];
  }
};

/** They write down what passes, or change what no rule asks for. */
const harmless = new Set(
  'LOG NFLOG ULOG TRACE AUDIT TCPMSS TCPOPTSTRIP CHECKSUM TOS DSCP ECN CLASSIFY SECMARK CONNSECMARK TEE RATEEST LED IDLETIMER'.split(
    ' ',
  ),
);
const untoldTargets = new Set('NFQUEUE QUEUE TPROXY TTL SET SYNPROXY HMARK NETMAP CLUSTERIP DNPT SNPT'.split(' '));

/** The bits of a mask are cleared, then those of a value turned. */
const marked = (field: 'mark' | 'ct-mark', text: string | undefined): Step[] => {
  const mark = text === undefined ? undefined : markOf(text);
  if (!mark) return [{ do: 'untold', what: '-j MARK' }];
  return [{ do: 'set', field, value: { xor: [termOf(field, ~mark.mask >>> 0), constant(mark.value)] } }];
};

const connectionMark = (valueOf: (option: string) => string | undefined, has: (option: string) => boolean): Step[] => {
  const masks = ['--nfmask', '--ctmask'].map((option) => Number(valueOf(option) ?? every));
  const [packet = every, connection = every] = masks;
  // The bits of the one are cleared, and those of the other turned in.
  const copied = (to: 'mark' | 'ct-mark', cleared: number, from: Term): Step => ({
    do: 'set',
    field: to,
    value: { xor: [termOf(to, ~cleared >>> 0), from] },
  });
  if (has('--save-mark')) return [copied('ct-mark', connection, termOf('mark', packet))];
  if (has('--restore-mark')) return [copied('mark', packet, termOf('ct-mark', connection))];
  return marked('ct-mark', valueOf('--set-xmark') ?? valueOf('--set-mark'));
};

const portsIn = (text: string | undefined): Range | undefined => {
  const [low, high] = (text ?? '').split('-').map(Number);
  return low ? { low, high: high ?? low } : undefined;
};

/** `10.0.0.1`, `10.0.0.1-10.0.0.9:1024-65535`, `:8080`. */
const translated = (side: 'source' | 'destination', text = ''): Step[] => {
  const [addresses = '', ports] = text.split(':');
  if (addresses === '') return [{ do: 'translate', side, to: undefined, ports: portsIn(ports) }];
  const [low, high] = addresses.split('-').map(addressNumber);
  if (low === undefined) return [{ do: 'untold', what: text }];
  const to: Value = { key: [], map: [{ of: [], to: { low, high: high ?? low } }] };
  return [{ do: 'translate', side, to, ports: portsIn(ports) }];
};
