import { elsewhere, fail, follow, host, pass } from '../../src/index.ts';
import { binary, hookNames, type OciBundle, type OciHook, pathsOnHost } from '../../src/probes/index.ts';
import { bundleValid } from './bundle-valid.ts';
import { check } from './parameters.ts';
import { configOf, folderOf, labBundle } from './subject.ts';

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
      says: 'config.json names no hook. A hook is a program of the host that runc runs at each start; it can set up the network for you.',
      expected: 'hooks.poststart with the path of a script',
      actual: 'no hook',
      hints: [
        'Which commands do you type again after each start of the container?',
        'Put them into a script, and name it in hooks.poststart. The script gets the container’s PID on its standard input, in JSON.',
      ],
      look: [host('grep -n -A 4 hooks {folder}/config.json')],
      repair: [
        elsewhere('Write a script with the commands of tasks 5 to 7, and make it executable.'),
        elsewhere('In config.json, name its full path in hooks.poststart.'),
      ],
    },
    'missing-file': {
      says: 'The hook’s program {found} is not on the host. At its next start the container would fail.',
      expected: 'a program at {found}',
      actual: 'no such file',
      hints: [
        'Is the path spelt right? It is a path of the host, not of the container.',
        'Put the script there, or correct hooks.poststart in config.json.',
      ],
      look: [host('ls -l {found}'), host('grep -n -A 4 hooks {folder}/config.json')],
      repair: [elsewhere('Put your script at {found}, or write its right path into hooks.poststart of config.json.')],
    },
    'not-executable': {
      says: 'The hook’s program {found} may not be executed. At its next start the container would fail with "permission denied".',
      expected: 'a file with permission to execute',
      actual: 'the permissions {mode}',
      hints: ['Which permissions does the file have? Look for the letter x.', 'Make it executable.'],
      look: [host('ls -l {found}')],
      repair: [host('chmod +x {found}')],
    },
  },
  judge: ({ bundle, script }, parameters) => {
    const folder = folderOf(bundle, parameters);
    const hook = hookOf(bundle);
    if (!hook || !script) return fail('absent', { folder });
    if (script.kind !== 'file') return fail('missing-file', { folder, found: hook.path });
    const mode = script.mode.toString(8);
    return (script.mode & 0o111) === 0 ? fail('not-executable', { found: hook.path, mode }) : pass();
  },
});
