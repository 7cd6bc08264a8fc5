import { fail, host, pass } from '../../src/index.ts';
import { binary, hostIdentity, programsNamed, treePrograms } from '../../src/probes/index.ts';
import { judgeStart, startCauses } from '../resources/startable.ts';
import { installedTree } from './installed-tree.ts';
import { installed, installedWhole } from './installs.ts';
import { movedAway } from './own-folder.ts';
import { check, serviceOf } from './parameters.ts';

const filled = installedTree('packages', '{program}');
const whole = installedWhole('{packages}', '{program}');

export const packageRoot = check({
  id: 'package-root',
  title: 'The packages of the service are installed in {packages}',
  tasks: [12],
  points: 1,
  phase: 'packages',
  needs: (parameters) => ({
    ...filled.needs(parameters),
    host: treePrograms('/', [serviceOf(parameters).program]),
    machine: hostIdentity,
    start: binary(parameters.packages, `/usr/sbin/${serviceOf(parameters).program}`),
  }),
  causes: {
    ...filled.causes,
    'on-host': {
      says: '{program} was installed on the host itself, not into {packages}. A container that sees only that folder lacks it.',
      expected: '{program} in {packages}',
      actual: '{program} among the host’s own programs only',
      hints: [
        'Without an option dnf installs on the machine where it runs. Which option names another folder?',
        'Install {program} again with --installroot and the full path of {packages}.',
      ],
      look: [host('command -v {program}'), host('ls {packages}/usr/sbin')],
      repair: whole,
    },
    'no-service': {
      says: 'Packages are installed in {packages}, but {program} is not among them. Task 13 starts it there.',
      expected: '{program} in {packages}',
      actual: 'no program of that name',
      hints: ['Which packages did you name when you installed?', 'Install the package {program} into the same folder.'],
      look: [host('ls {packages}/usr/sbin')],
      repair: whole,
    },
    ...startCauses('{packages}/usr/sbin/{program}', '{packages}', [
      'Move the folder to another name, and install the packages for this machine again.',
      [movedAway('{packages}'), installed('{packages}', '{program}')],
    ]),
  },
  judge: ({ host, machine, start, ...facts }, parameters) => {
    const { program } = serviceOf(parameters);
    const onHost = host.includes(program);
    const judgement = filled.judge(facts);
    if (judgement.status === 'failed')
      return onHost && (judgement.cause === 'absent' || judgement.cause === 'empty')
        ? fail('on-host', { program })
        : { ...judgement, found: { program } };
    if (programsNamed(facts.programs, program).some(({ kind, size }) => kind === 'file' && size > 0)) {
      const fault = judgeStart(start, machine);
      return fault ? { ...fault, found: { ...fault.found, program } } : pass();
    }
    return fail(onHost ? 'on-host' : 'no-service', { program });
  },
});
