import { fail, follow, pass } from '../../src/index.ts';
import { binary, hookNames, type OciBundle, type OciHook, pathsOnHost } from '../../src/probes/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { configOf, labBundle } from './subject.ts';

/** The first hook that runs once the container’s namespaces are there; which of them it is, is left open. */
const hookOf = (bundle: OciBundle): OciHook | undefined => {
  const hooks = configOf(bundle)?.hooks ?? {};
  return hookNames.filter((name) => name !== 'poststop').flatMap((name) => hooks[name] ?? [])[0];
};

export const poststartHook = check({
  id: 'poststart-hook',
  title: 'A hook in config.json sets up the network by itself',
  tasks: [12],
  points: 1,
  bonus: true,
  after: [bundleValid],
  needs: (parameters) => ({
    bundle: labBundle(parameters),
    script: follow(
      { bundle: labBundle(parameters) },
      ({ bundle }) => {
        const hook = hookOf(bundle);
        return hook && binary('/', hook.path.startsWith('/') ? hook.path : `/${hook.path}`);
      },
      ['stat', 'head', 'readlink'],
      [{ ...pathsOnHost(parameters.bundle), ask: (path) => binary('/', `/${path}`) }],
    ),
  }),
  causes: {
    absent: {
      says: 'config.json names no hook.',
      expected: 'hooks.poststart with the path of a script',
      actual: 'no hook',
      hints: [
        'Typing the network’s commands after every start is tiring. runc can call a program of the host at certain moments: see hooks in the OCI runtime specification.',
        'Put the commands into a script (the container’s PID comes in JSON on its standard input), and name it in hooks.poststart.',
      ],
      command: 'editor {bundle}/config.json',
    },
    'missing-file': {
      says: 'The hook’s program {found} is not on the host.',
      expected: 'a program at {found}',
      actual: 'no such file',
      hints: [
        'The path is absolute, and it is meant on the host, not in the container. Is it spelt right?',
        'Put the script there, or correct hooks.poststart in config.json.',
      ],
      command: 'ls -l {found}',
    },
    'not-executable': {
      says: 'The hook’s program {found} may not be executed.',
      expected: 'a file with permission to execute',
      actual: 'the permissions {mode}',
      hints: [
        'What does ls -l say of it? runc says "permission denied" and stops the container.',
        'Make it executable.',
      ],
      command: 'chmod +x {found}',
    },
  },
  judge: ({ bundle, script }) => {
    const hook = hookOf(bundle);
    if (!hook || !script) return fail('absent');
    if (script.kind !== 'file') return fail('missing-file', { found: hook.path });
    const mode = script.mode.toString(8);
    return (script.mode & 0o111) === 0 ? fail('not-executable', { found: hook.path, mode }) : pass();
  },
});
