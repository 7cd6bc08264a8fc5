import type { Machine } from '../machine.ts';

/**
 * All commands of a build as one script: a host of a class builds its lab in one go, because entering it for each
 * step would cost more than the steps. Each step is a shell of its own; the first that fails ends the script. (`set -e` means nothing before `||`.)
 */
export const oneScript = async (build: (machine: Machine) => Promise<void>): Promise<string> => {
  const steps: string[] = [];
  await build({
    name: 'a host to come',
    run: async (script) => {
      steps.push(script);
      return { status: 0, stdout: '', stderr: '' };
    },
  });
  return steps.map((step) => `(\n${step}\n)\n[ $? -eq 0 ] || exit 1\n`).join('');
};
