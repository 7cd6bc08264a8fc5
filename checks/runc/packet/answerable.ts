import { addressText } from '../../../src/probes/index.ts';
import type { Setting } from './setting.ts';
import { doubt, type Fork, lose } from './stage.ts';
import type { Live } from './walk-chain.ts';

/** Whether the outside can answer to the source that a packet has when it leaves: an address of the link that it leaves by. */
export const answerable = (live: Live, setting: Setting): Fork => {
  const { oif, saddr, source, tracking, original } = live.packet;
  if (source.to === undefined || (saddr.low === original.saddr.low && saddr.high === original.saddr.high))
    return lose(live, tracking === 'untracked' ? 'untracked' : 'not-translated');
  // Which link it is, is not known: masquerading is right by any.
  if (oif === undefined && source.to === 'own') return { live };
  const own = oif === undefined ? setting.allAddresses : setting.addressesAt(oif);
  const inside = own.filter((address) => saddr.low <= address && address <= saddr.high).length;
  const size = saddr.high - saddr.low + 1;
  if (inside === size) return { live };
  const text = size === 1 ? addressText(saddr.low) : `${addressText(saddr.low)}-${addressText(saddr.high)}`;
  if (inside > 0) return doubt(live, `which of ${text} is taken`);
  // An address that the world knows may be announced by other means.
  if (size === 1 && setting.allAddresses.includes(saddr.low) && isPublic(saddr.low))
    return doubt(live, `whether answers to ${text} come to this host`);
  return lose(live, 'foreign-address', text);
};

const privates: readonly (readonly [low: number, high: number])[] = [
  [0x0000_0000, 0x00ff_ffff],
  [0x0a00_0000, 0x0aff_ffff],
  [0x6440_0000, 0x647f_ffff],
  [0x7f00_0000, 0x7fff_ffff],
  [0xa9fe_0000, 0xa9fe_ffff],
  [0xac10_0000, 0xac1f_ffff],
  [0xc000_0200, 0xc000_02ff],
  [0xc0a8_0000, 0xc0a8_ffff],
  [0xc612_0000, 0xc613_ffff],
  [0xc633_6400, 0xc633_64ff],
  [0xcb00_7100, 0xcb00_71ff],
  [0xe000_0000, 0xffff_ffff],
];
const isPublic = (address: number): boolean => !privates.some(([low, high]) => low <= address && address <= high);
