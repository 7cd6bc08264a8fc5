import type { checks } from '../../checks/runc/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Tasks 8 to 10, 12 and 13: Python, the application, and what is around it. */
export const applicationMutants: MutantsOf<typeof checks> = [
  // Task 8
  {
    id: 'python-not-installed',
    story: 'Python was installed on the host only.',
    break: 'rm -r $R/app/task7-env $R/usr/bin/python3',
    killedBy: [['python-environment', 'no-python']],
  },
  {
    id: 'environment-never-made',
    story: 'The packages were installed without an environment.',
    break: 'rm -r $R/app/task7-env',
    killedBy: [['python-environment', 'absent']],
  },
  {
    id: 'environment-with-another-name',
    story: 'The environment is called venv.',
    break: 'mv $R/app/task7-env $R/app/venv',
    killedBy: [['python-environment', 'other-name']],
  },
  {
    id: 'environment-copied-from-the-host',
    story: 'The environment was made on the host with a Python that the container does not have, and copied.',
    break: 'ln -sf /opt/python/3.13/bin/python3 $R/app/task7-env/bin/python3',
    killedBy: [['python-environment', 'broken']],
  },
  {
    id: 'packages-not-installed',
    story: 'The environment was made, and nothing installed in it.',
    break: "edit $R/app/task7-env/pyvenv.cfg 's/^include-system-site-packages.*/include-system-site-packages = false/'",
    killedBy: [['python-environment', 'no-packages']],
  },
  {
    id: 'environment-not-activated',
    story: 'The application was started by the system’s uvicorn, without the environment.',
    break: 'config \'s|"task7-env/bin/python3"|"python3"|\'; restart',
    killedBy: [['python-environment', 'not-used']],
  },
  {
    id: 'variable-forgotten',
    story: 'DB_NAME was left out.',
    break: 'config \'s|, "DB_NAME=virtd"||\'; restart',
    killedBy: [['app-environment', 'missing']],
  },
  {
    id: 'variable-empty',
    story: 'The password was taken from a variable that was not set.',
    break: "config 's|DB_PASSWORD=[^\"]*|DB_PASSWORD=|'; restart",
    killedBy: [['app-environment', 'empty']],
  },
  {
    id: 'variables-added-too-late',
    story: 'The variables were added to config.json while the container was running.',
    break: 'cp $B/config.json /tmp/right; config \'s|, "DB_[A-Z]*=[^"]*"||g\'; restart; cp /tmp/right $B/config.json',
    killedBy: [['app-environment', 'not-restarted']],
  },
  {
    id: 'variables-in-another-shell',
    story: 'The variables were exported in a second shell of the container, after the application was started.',
    break:
      'config \'s|, "DB_[A-Z]*=[^"]*"||g\'; restart; launch runc exec -e DB_HOST=a -e DB_USER=b -e DB_PASSWORD=c -e DB_NAME=d $C sleep 3600; settle',
    killedBy: [['app-environment', 'other-shell']],
  },
  {
    id: 'variables-exported-on-the-host',
    story: 'The variables were exported in a shell of the host.',
    break:
      'config \'s|, "DB_[A-Z]*=[^"]*"||g\'; restart; launch env DB_HOST=a DB_USER=b DB_PASSWORD=c DB_NAME=d sleep 3600; settle',
    killedBy: [['app-environment', 'missing']],
  },
  // Task 9
  {
    id: 'application-not-started',
    story: 'The container sleeps, and the application was not started in it.',
    break: 'idle',
    killedBy: [['app-listens', 'not-listening']],
  },
  {
    id: 'application-on-the-host',
    story: 'The container sleeps, and the application was started in a shell of the host.',
    break: 'idle; launch /usr/bin/python3 -m http.server 5000; until_true heard 5000',
    killedBy: [['app-listens', 'on-host']],
  },
  {
    id: 'application-only-in-the-network',
    story: 'The application was started through nsenter -n: in the container’s network, with the host’s files.',
    break: 'idle; launch nsenter --target $(pid) --net /usr/bin/python3 -m http.server 5000; served',
    killedBy: [['app-listens', 'other-process']],
  },
  {
    id: 'application-on-another-port',
    story: 'The port was forgotten, and uvicorn took its own.',
    break: 'config \'s|, "--port", "5000"||\'; restart 8000',
    killedBy: [['app-listens', 'other-port']],
  },
  {
    id: 'application-on-the-loopback',
    story: 'The host was forgotten, and uvicorn took 127.0.0.1.',
    break: 'config \'s|"--host", "0.0.0.0", ||\'; restart',
    killedBy: [['app-listens', 'loopback-only']],
  },
  {
    id: 'firewall-rejects',
    story: 'A firewall rule in the container rejects connections.',
    break: 'inside iptables -A INPUT -p tcp --dport 5000 -j REJECT --reject-with tcp-reset',
    killedBy: [['app-answers', 'refused']],
  },
  {
    id: 'firewall-drops',
    story: 'A firewall rule in the container drops connections.',
    break: 'inside iptables -A INPUT -p tcp --dport 5000 -j DROP',
    killedBy: [['app-answers', 'no-answer']],
  },
  {
    id: 'application-hangs-up',
    story: 'A program that speaks no HTTP was started in the application’s place.',
    break: String.raw`cat >$R/app/hangup.py <<'END'
import socket
server = socket.create_server(("0.0.0.0", 5000))
while True: server.accept()[0].close()
END
arguments '"task7-env/bin/python3", "hangup.py"'; restart`,
    killedBy: [['app-answers', 'broken']],
  },
  {
    id: 'another-application',
    story: 'The application of another exercise was started, which answers otherwise.',
    break: `edit $R/app/main.py 's/"client_host"/"peer"/'; restart`,
    killedBy: [['app-answers', 'not-the-app']],
  },
  // Task 10
  {
    id: 'capabilities-left-out',
    story: 'The capabilities are those of runc spec.',
    break: 'config \'s|"CAP_NET_ADMIN", "CAP_NET_RAW",||\'; restart',
    killedBy: [['capabilities', 'missing']],
  },
  {
    id: 'capabilities-in-one-list',
    story: 'The capabilities were added to the first list only.',
    break: 'config \'0,/"CAP_NET_ADMIN"/!s|"CAP_NET_ADMIN", "CAP_NET_RAW",||\'; restart',
    killedBy: [['capabilities', 'one-set']],
  },
  {
    id: 'capabilities-added-too-late',
    story: 'The capabilities were added while the container was running.',
    break:
      'cp $B/config.json /tmp/right; config \'s|"CAP_NET_ADMIN", "CAP_NET_RAW",||\'; restart; cp /tmp/right $B/config.json',
    killedBy: [['capabilities', 'not-restarted']],
  },
  // Task 12
  {
    id: 'no-hook',
    story: 'The network was set up by hand, without a hook.',
    break: 'config \'/"hooks"/d\'',
    killedBy: [['poststart-hook', 'absent']],
  },
  {
    id: 'hook-in-the-container',
    story: 'The script was put into the container’s root, where runc does not look for it.',
    break: 'mv $B/network.sh $R/network.sh',
    killedBy: [['poststart-hook', 'missing-file']],
  },
  {
    id: 'hook-not-executable',
    story: 'The script was written, and chmod forgotten.',
    break: 'chmod -x $B/network.sh',
    killedBy: [['poststart-hook', 'not-executable']],
  },
  // Task 13
  {
    id: 'no-proxy',
    story: 'The older text was followed: port 8090 was asked, and nothing listens there.',
    break: 'unproxy',
    killedBy: [['proxy-answers', 'refused']],
  },
  {
    id: 'proxy-to-another-port',
    story: 'The proxy sends to port 8000.',
    break: 'unproxy; proxy 8000',
    killedBy: [['proxy-answers', 'bad-gateway']],
  },
  {
    id: 'proxy-to-a-copy-on-the-host',
    story: 'A copy of the application runs on the host, in the place of the proxy.',
    break: `unproxy
cat >/tmp/twin.py <<'END'
import http.server, json
def answer(self):
    self.send_response(200)
    self.end_headers()
    self.wfile.write(json.dumps({"headers": dict(self.headers), "client_host": self.client_address[0]}).encode())
copy = type("Copy", (http.server.BaseHTTPRequestHandler,), {"do_GET": answer})
http.server.HTTPServer(("127.0.0.1", 8090), copy).serve_forever()
END
launch /usr/bin/python3 /tmp/twin.py; until_true heard 8090`,
    killedBy: [['proxy-answers', 'other-app']],
  },
  {
    id: 'environment-made-on-the-host',
    story: 'The environment was made on the host, by the path that the host sees.',
    break: 'edit $R/app/task7-env/bin/activate "s|/app/task7-env|$R/app/task7-env|"',
    killedBy: [['python-environment', 'made-elsewhere']],
  },
  {
    id: 'python-of-the-system-beside-the-environment',
    story: 'The environment is active, but the application was started by the full path of the system’s Python.',
    break: `config 's|"task7-env/bin/python3"|"/usr/bin/python3"|; s|"PATH=|"VIRTUAL_ENV=/app/task7-env", "PATH=/app/task7-env/bin:|'; restart`,
    killedBy: [['python-environment', 'not-used']],
  },
  {
    id: 'application-on-ipv6-only',
    story: 'uvicorn was told to listen on "::", which takes no IPv4.',
    break: `config 's|"0.0.0.0"|"::"|'; restart`,
    killedBy: [['app-answers', 'ipv6-only']],
  },
];
