/** The ways in which one of the lab's two programs can be wrong; the cgroup keeps what it counted when it was right. */
export const programMutants = <const Id extends 'munch-static' | 'bomb-static'>(
  check: Id,
  program: string,
  source: string,
) => {
  const wrong = <const Cause extends string>(id: string, story: string, script: string, cause: Cause) => ({
    id: `${program}-${id}`,
    story,
    break: script,
    killedBy: [[check, cause] as const],
  });
  const file = `$R/${program}`;
  return [
    wrong('not-copied', 'The program was compiled, but stayed where it was.', `mv ${file} /root/`, 'absent'),
    wrong(
      'glued-to-the-folder',
      'The slash behind rootfs was forgotten, as in the old text.',
      `mv ${file} \${R}${program}`,
      'glued',
    ),
    wrong('in-a-folder-of-programs', 'The program was put beside the others.', `mv ${file} $R/bin/`, 'elsewhere'),
    wrong('is-a-folder', 'A folder was made with the program’s name.', `rm ${file}; mkdir ${file}`, 'not-a-file'),
    wrong(
      'is-a-link-to-the-host',
      'The program is a link to where it was compiled, which nobody sees from inside.',
      `mv ${file} /root/; ln -s /root/${program} ${file}`,
      'not-a-file',
    ),
    wrong('is-a-pipe', 'A named pipe lies in the program’s place.', `rm ${file}; mkfifo -m 755 ${file}`, 'not-a-file'),
    wrong('not-executable', 'The program was copied without its permissions.', `chmod 644 ${file}`, 'no-permission'),
    wrong(
      'is-its-source',
      'The source was copied in the place of the program.',
      `rm ${file}; install -m 755 $SOURCE/${source} ${file}`,
      'not-elf',
    ),
    wrong(
      'dynamic',
      'The program was compiled without -static, and finds no loader inside.',
      `rm ${file}; gcc -o ${file} $SOURCE/${source}`,
      'dynamic',
    ),
    wrong(
      'for-another-machine',
      'The program was compiled on a laptop with another kind of processor.',
      `printf '\\267\\000' | dd of=${file} bs=1 seek=18 conv=notrunc status=none`,
      'other-machine',
    ),
  ];
};
