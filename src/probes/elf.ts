/** The facts in an ELF file's headers about how it is started (elf(5)). */
export type Elf = {
  /** The machine it is for, as `uname -m` names it, or its number. */
  readonly machine: string;
  /** The program interpreter that the kernel must find to start it (PT_INTERP); a static program has none. */
  readonly interpreter: string | undefined;
  readonly type: 'executable' | 'shared' | 'other';
};

const machines: Readonly<Record<number, string>> = {
  3: 'i686',
  40: 'armv7l',
  62: 'x86_64',
  183: 'aarch64',
  243: 'riscv64',
  22: 's390x',
  21: 'ppc64le',
};
const programInterpreter = 3;

/** Reads the headers from a file's first bytes; undefined where they are not ELF. */
export const readElf = (head: Uint8Array): Elf | undefined => {
  if (head.length < 52 || head[0] !== 0x7f || String.fromCharCode(...head.subarray(1, 4)) !== 'ELF') return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const wide = head[4] === 2;
  const little = head[5] === 1;
  const word = (at: number): number => (wide ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little));
  const type = view.getUint16(16, little);
  const machine = view.getUint16(18, little);
  const table = word(wide ? 32 : 28);
  const entrySize = view.getUint16(wide ? 54 : 42, little);
  const entries = view.getUint16(wide ? 56 : 44, little);
  return {
    machine: machines[machine] ?? String(machine),
    interpreter: interpreterOf(),
    type: type === 2 ? 'executable' : type === 3 ? 'shared' : 'other',
  };

  function interpreterOf(): string | undefined {
    for (let index = 0; index < entries; index += 1) {
      const at = table + index * entrySize;
      if (at + entrySize > head.length) throw new Error('the program headers lie outside of what was read');
      if (view.getUint32(at, little) !== programInterpreter) continue;
      const from = word(at + (wide ? 8 : 4));
      const length = word(at + (wide ? 32 : 16));
      const path = String.fromCharCode(...head.subarray(from, from + length));
      return path.replace(/\0[^]*/, '') || 'an interpreter';
    }
    return undefined;
  }
};
