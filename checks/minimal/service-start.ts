import { elsewhere, host, type Step } from '../../src/index.ts';

/** The services that are told apart: vsftpd, whose settings are known, and any other that a course names. */
type ServiceWay = 'vsftpd' | 'other';

/** A configuration of its own, so that the one of the packages stays as it is. */
const settings = '/etc/task13.conf';

const started = (argument: string, text: string): Step =>
  host(`ip netns exec {netns} chroot {packages} {program}${argument}`, { stays: true, text });

/** Ends the process `{pid}` where it runs in the lab’s namespace, so that the port is free. */
export const memberEnded = host('[ /proc/{pid}/ns/net -ef /run/netns/{netns} ] && kill -9 {pid} && sleep 1', {
  text: 'This ends process {pid}, if it runs in {netns}.',
});
/** Ends it where it has the packages’ folder as its root. */
export const residentEnded = host('[ /proc/{pid}/root -ef {packages} ] && kill -9 {pid} && sleep 1', {
  text: 'This ends process {pid}, if {packages} is its root.',
});

/** Steps that start the service in the namespace and in its root, after these. */
export const serviceStarted = (...before: readonly Step[]): Readonly<Record<ServiceWay, readonly Step[]>> => ({
  vsftpd: [
    ...before,
    host(`printf 'listen=YES\\nlisten_port=%s\\n' {port} > {packages}${settings}`, {
      text: 'vsftpd runs on its own only with listen=YES. This writes a configuration for this task.',
    }),
    started(` ${settings}`, 'The prompt does not come back: leave it running while you are graded.'),
  ],
  other: [...before, started('', 'If the prompt does not come back, leave it running while you are graded.')],
});

/** The same for a fault that is in the settings, which are known only for vsftpd. */
export const serviceSet = (...before: readonly Step[]): Readonly<Record<ServiceWay, readonly Step[]>> => ({
  vsftpd: serviceStarted(...before).vsftpd,
  other: [elsewhere('Correct the configuration of {program} in {packages}, and start it again.')],
});

/** The way of a service. */
export const serviceWay = (program: string): ServiceWay => (program === 'vsftpd' ? 'vsftpd' : 'other');
