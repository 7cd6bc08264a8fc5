import { execa } from 'execa';

/**
 * The shared libraries, and the loader, that these programs need, as absolute paths of this machine. A static program
 * needs none. Sample of what `ldd` says:
 *   linux-vdso.so.1 (0x00007ffd)
 *   libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1e)
 *   /lib64/ld-linux-x86-64.so.2 (0x00007f1f)
 */
export const sharedLibraries = async (programs: readonly string[]): Promise<string[]> => {
  const { stdout } = await execa('ldd', programs, { reject: false, stderr: 'ignore' });
  const found = stdout.matchAll(/^\t(?:\S+ => )?(\/\S+) \(0x/gm);
  return [...new Set(Array.from(found, ([, path = '']) => path))];
};
