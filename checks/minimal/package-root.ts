import { fail, pass } from '../../src/index.ts';
import { binary, hostIdentity, programsNamed, treePrograms } from '../../src/probes/index.ts';
import { judgeStart, startCauses } from '../resources/startable.ts';
import { installedTree } from './installed-tree.ts';
import { check, serviceOf } from './parameters.ts';

const install = 'yum -c yum.conf --installroot={packages} install {program}';
const installed = installedTree('packages', 'yum -c yum.conf --installroot={packages} install vsftpd');

export const packageRoot = check({
  id: 'package-root',
  title: 'The packages of {service} are installed in {packages}',
  tasks: [12],
  points: 1,
  phase: 'packages',
  needs: (parameters) => ({
    ...installed.needs(parameters),
    host: treePrograms('/', [serviceOf(parameters).program]),
    machine: hostIdentity,
    start: binary(parameters.packages, `/usr/sbin/${serviceOf(parameters).program}`),
  }),
  causes: {
    ...installed.causes,
    'on-host': {
      says: '{program} was installed on the host itself, not into {packages}.',
      expected: '{program} within {packages}',
      actual: '{program} among the host’s own programs only',
      hints: [
        'Without an option the package manager installs where it runs. Which option names another root?',
        'Install it again with --installroot and the full path of the folder; then remove it from the host.',
      ],
      command: install,
    },
    'no-service': {
      says: 'Packages are installed in {packages}, but {program} is not among them.',
      expected: '{program} within {packages}',
      actual: 'no program of that name',
      hints: [
        'Which packages did you name? Look into the program folders of {packages}.',
        'Install the package of the service into the same folder.',
      ],
      command: install,
    },
    ...startCauses('{packages}/usr/sbin/{program}', '{packages}', [
      'Empty the folder, and install the packages for this machine again.',
      install,
    ]),
  },
  judge: ({ host, machine, start, ...facts }, parameters) => {
    const { program } = serviceOf(parameters);
    const onHost = host.includes(program);
    const judgement = installed.judge(facts);
    if (judgement.status === 'failed')
      return onHost && (judgement.cause === 'absent' || judgement.cause === 'empty')
        ? fail('on-host', { program })
        : judgement;
    if (programsNamed(facts.programs, program).some(({ kind, size }) => kind === 'file' && size > 0)) {
      const fault = judgeStart(start, machine);
      return fault ? { ...fault, found: { ...fault.found, program } } : pass();
    }
    return fail(onHost ? 'on-host' : 'no-service', { program });
  },
});
