import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { evidenceText } from '../documents/files/evidence.ts';
import { temporaryFolder } from '../documents/files/temporary-folder.fixture.ts';
import { checksFor, fail, type Lab } from '../index.ts';
import { containerProcesses } from '../probes/container-processes.ts';
import { loopbackGet } from '../probes/http-get.ts';
import { ociBundle } from '../probes/oci-bundle.ts';
import { reporters } from '../reporters/reporters.ts';
import { evidenceOfScript } from '../stages/evidence-of-script.ts';
import { plan } from '../stages/plan.ts';
import { wholeInput } from '../stages/whole-input.ts';
import { type GradeRequest, gradeHost } from './grade-host.ts';
import { scriptFor } from './script-for.ts';

const secrets: string[] = [];
/** A new secret, whose last part stands nowhere else. */
const secret = (form = (own: string): string => own): string => {
  const own = `x7Qz${String(secrets.length).padStart(2, '0')}Lk`;
  secrets.push(own);
  return form(own);
};

const environment = (): string[] =>
  [
    ...[
      'DB_PASSWORD',
      'db_password',
      'Db_Passwd',
      'apiKey',
      'API-KEY',
      'AWS_SECRET_ACCESS_KEY',
      'MYSQL_PWD',
      'SSHPASS',
    ],
    ...['GITHUB_TOKEN', 'Key_Passphrase', 'SESSION_COOKIE', 'Credentials', 'ORDINARY_NAME'],
  ].map((name) => `${name}=${secret()}`);

const texts = (): string[] => [
  ...['--password', secret(), '-U', '--Api-Key', secret((own) => `two words ${own}`)],
  ...[`--token=${secret()}`, `--DB.Password=${secret((own) => `with blanks, ${own}`)}`],
  ...['-u', `alice:${secret()}`, `mysql -u root -p${secret()} app`, `sshpass -p ${secret()} ssh db`],
  ...[`redis-cli -h db -a ${secret()}`, `machine db login alice password ${secret()}`, `PGPASSWORD='${secret()}' psql`],
  ...[`postgres://alice:${secret()}@db/app`, `HTTPS://${secret((own) => own.repeat(3))}@git.example/lab.git`],
  ...[`https://api.example/?access_token=${secret()}&x=1`, `jdbc:x;Password=${secret()};y=1`],
  ...[`Authorization: Basic ${secret()}`, `authorization: Bearer ${secret()}`, `X-Auth-Token: ${secret()}`],
  ...[
    `ghp_${secret((own) => own.repeat(4))}`,
    `glpat-${secret((own) => own.repeat(3))}`,
    `xoxb-${secret((own) => own.repeat(3))}`,
  ],
  ...[`AKIA${secret((own) => own.repeat(2).toUpperCase())}`, `sk_live_${secret((own) => own.repeat(3))}`],
  ...[
    `eyJ${secret((own) => `${own.repeat(3)}.${own}abc.${own}`)}`,
    `alice:$6$salt$${secret((own) => own.repeat(4))}:19000`,
  ],
  `-----BEGIN RSA PRIVATE KEY-----\n${secret((own) => own.repeat(8))}\n-----END RSA PRIVATE KEY-----`,
];

const folder = temporaryFolder();
const processes: ChildProcess[] = [];
let server: Server | undefined;
afterAll(() => {
  for (const child of processes) child.kill('SIGKILL');
  server?.close();
});

/** A process that only waits, with these words as its name and its first argument, and with secrets around it. */
const waiting = (argv0: string, note: string): number => {
  const child = spawn('perl', [`-esleep 60 # ${note}`], {
    argv0,
    stdio: 'ignore',
    env: { PATH: '/usr/bin:/bin', DB_PASSWORD: secret(), EMPTY: '', Some_Other: secret() },
  });
  processes.push(child);
  return child.pid!;
};

const bodies = (): string =>
  [
    JSON.stringify({ db_password: secret(), ClientSecret: secret(), nested: { refreshToken: secret() } }),
    `SECRET_KEY=${secret()}`,
    `password: ${secret()}`,
  ].join('\n');

test('of forty forms of secrets on a host none reaches the evidence, a report or a page', async () => {
  mkdirSync(join(folder, 'bundle'));
  execFileSync('runc', ['spec', '--bundle', join(folder, 'bundle')]);
  const config = JSON.parse(execFileSync('cat', [join(folder, 'bundle/config.json')], { encoding: 'utf8' })) as {
    process: Record<string, unknown>;
  } & Record<string, unknown>;
  config.process['env'] = environment();
  config.process['args'] = ['app', ...texts()];
  config['hooks'] = {
    poststart: [{ path: '/bin/true', args: ['true', '--secret', secret()], env: [`T=${secret()}`] }],
  };
  config['annotations'] = { 'com.example.password': secret(), 'com.example.Token': secret() };
  writeFileSync(join(folder, 'bundle/config.json'), JSON.stringify(config, null, 2));
  const pids = [waiting('--password', secret()), waiting(`--Token=${secret()}`, `PASSWORD=${secret()}`)];
  const body = bodies();
  server = createServer((_, response) => response.setHeader('Set-Cookie', `sid=${secret()}`).end(body));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(secrets.length).toBeGreaterThanOrEqual(40);

  const needs = {
    bundle: ociBundle(join(folder, 'bundle')),
    started: containerProcesses(
      pids.map((pid) => pid as never),
      ['DB_PASSWORD', 'EMPTY'],
      'venv',
    ),
    answer: loopbackGet(port, '/', 5),
  };
  const told = checksFor({})({
    id: 'told',
    title: 'All is told',
    tasks: [1],
    points: 1,
    needs: () => needs,
    causes: {
      seen: { says: '{bundle} {started}', expected: 'nothing', actual: '{answer}', hints: ['Look.'], repair: [] },
    },
    judge: (facts) =>
      fail('seen', {
        bundle: JSON.stringify(facts.bundle),
        started: JSON.stringify(facts.started),
        answer: JSON.stringify(facts.answer),
      }),
  });
  const lab: Lab = {
    ...{ id: 'told', title: 'Told', summary: 'Tells all.', tasks: [{ number: '1', title: 'Tell' }] as never },
    ...{ parameters: {}, phases: [], checks: [told], host: [] },
  };
  const request: GradeRequest = {
    ...{ plan: plan(lab), student: { id: 'self', name: 'self' }, host: 'local:', hints: 'full', timeoutMs: 30_000 },
  };
  const context = {
    tool: { name: 'labcheck', version: '1' },
    signal: new AbortController().signal,
    progress: () => {},
  } as const;
  const { evidence, report } = await gradeHost(request, context);
  const input = wholeInput(request.plan, evidence, report, []);
  const pages = [];
  for (const { render } of reporters) pages.push(String(await render(input, { colour: false, columns: 100 })));

  const script = execFileSync('sh', ['-s'], { input: scriptFor(request, context), encoding: 'utf8' });
  const handedIn = await evidenceOfScript('evidence', script, () => lab);

  // The answers are there, and were read.
  expect(report.checks[0]).toMatchObject({ status: 'failed', cause: 'seen' });
  expect(report.checks[0]!.says).toContain('"kind":"valid"');
  expect(report.checks[0]!.actual).toContain('"status":200');
  for (const text of [evidenceText(evidence), evidenceText(handedIn)])
    for (const word of ['DB_PASSWORD=█', 'com.example.password', 'cmdline:--password', 'environ:DB_PASSWORD='])
      expect(text).toContain(word);
  for (const outputs of [evidence.outputs, handedIn.outputs])
    for (const output of Object.values(outputs)) expect(output).toHaveProperty('text');

  const all = { evidence: evidenceText(evidence), 'of the script': evidenceText(handedIn), pages: pages.join('\n') };
  for (const [name, text] of Object.entries(all)) {
    const left = secrets.filter((own) => text.toLowerCase().includes(own.toLowerCase()));
    expect([name, left]).toEqual([name, []]);
  }
});
