import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 13 done wrong: what the app answers. */
export const answerMutants: MutantsOf<typeof checks> = [
  {
    id: 'app-does-not-listen',
    story: 'The app was changed and waits before it opens its port.',
    break: "variant 's/int server = listen_on/pause(); &/'",
    killedBy: [['app-answers', 'not-listening']],
  },
  {
    id: 'app-on-another-port',
    story: 'The app was started with another port.',
    break: 'stop; isolated $APP 9090',
    killedBy: [['app-answers', 'other-port']],
  },
  {
    id: 'app-on-the-loopback',
    story: 'The app was changed to listen on 127.0.0.1.',
    break: "variant 's/{ .sin_family = AF_INET,/& .sin_addr.s_addr = htonl(INADDR_LOOPBACK),/'",
    killedBy: [['app-answers', 'loopback-only']],
  },
  {
    id: 'port-held-by-another',
    story: 'Another server holds the port inside, so the app was started with another one.',
    break: 'stop; isolated $APP 9090; inside busybox nc -ll -p 8080 -e true',
    killedBy: [['app-answers', 'other-process']],
  },
  {
    id: 'firewall-rejects',
    story: 'A firewall rule in the namespace rejects connections.',
    break: 'ip netns exec $N iptables -A INPUT -p tcp --dport 8080 -j REJECT --reject-with tcp-reset',
    killedBy: [['app-answers', 'refused']],
  },
  {
    id: 'firewall-drops',
    story: 'A firewall rule in the namespace drops connections.',
    break: 'ip netns exec $N iptables -A INPUT -p tcp --dport 8080 -j DROP',
    killedBy: [['app-answers', 'no-answer']],
  },
  {
    id: 'app-hangs-up',
    story: 'The app closes every connection without a word.',
    break: "variant 's/answer(client, started, &target);/return;/'",
    killedBy: [['app-answers', 'broken']],
  },
  {
    id: 'another-server',
    story: 'A web server of another exercise was built and started in the app’s place.',
    break: String.raw`variant 's/target\\":/goal\\":/'`,
    killedBy: [['app-answers', 'not-the-app']],
  },
  {
    id: 'host-ignores-pings',
    story: 'The host’s hardening makes it ignore pings, so the app says Down.',
    break: 'echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all',
    killedBy: [['app-pings', 'down']],
  },
  {
    id: 'app-forgets-the-state',
    story: 'The app was changed and leaves out the state when it has pinged.',
    break: `variant 's/up ? "Up" : "Down"/""/'`,
    killedBy: [['app-pings', 'no-answer']],
  },
];
