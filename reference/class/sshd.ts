import { shellWord } from '../shell-word.ts';
import type { HostKey } from './host-key.ts';

/** Where a host keeps what sshd says. */
export const sshdLog = '/run/sshd.log';

const config = `Port 22
HostKey /etc/ssh/class_host_key
PermitRootLogin prohibit-password
PasswordAuthentication no
UsePAM no
UseDNS no
PrintMotd no
PrintLastLog no
MaxStartups 200
PidFile /run/sshd.pid
`;

/** Shell that prepares the files of all hosts: sshd's configuration, and who may log in. */
export const installSshd = (authorizedKey: string): string => `set -e
printf '%s' ${shellWord(config)} >/etc/ssh/sshd_config
# A locked password ("!") is a locked account where sshd does without PAM.
sed -i 's/^root:[^:]*:/root:*:/' /etc/shadow
install -d -m 700 /root/.ssh
printf '%s\\n' ${shellWord(authorizedKey)} >/root/.ssh/authorized_keys`;

/** Shell for a host's boot: its own key, then sshd as a daemon; it waits until that listens. */
export const startSshd = ({ secret }: HostKey): string => `set -e
umask 077
printf '%s' ${shellWord(secret)} >/etc/ssh/class_host_key
umask 022
mkdir -p /run/sshd
env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /usr/sbin/sshd -D -E ${sshdLog} </dev/null >/dev/null 2>&1 &
tries=0
until [ -s /run/sshd.pid ]; do [ $((tries += 1)) -le 500 ] || { cat ${sshdLog} >&2; exit 1; }; sleep 0.01; done`;
