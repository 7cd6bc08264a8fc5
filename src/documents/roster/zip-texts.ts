import { inflateRawSync } from 'node:zlib';

/** No class list comes near it; a small archive can unpack to any size. */
const mostUnpacked = 30_000_000;

/**
 * The files of a zip archive as text, by name.
 *
 * @throws an Error where it is damaged, or would unpack to more than 30 MB
 */
export const zipTexts = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const texts = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  let left = mostUnpacked;
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('its directory is damaged');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const size = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(start, start + size);
    const isPacked = view.getUint16(at + 10, true) === 8;
    const data = isPacked ? inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }) : packed;
    left -= data.length;
    if (left < 0) throw new Error('it unpacks to more than 30 MB');
    texts.set(name, new TextDecoder().decode(data));
    at += 46 + nameLength + extra + comment;
  }
  return texts;
};

const endRecord = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new Error('its end is missing');
};
