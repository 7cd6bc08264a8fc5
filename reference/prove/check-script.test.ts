import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence, Verdict } from '../../src/index.ts';
import { isScriptOutput, readScriptOutput } from '../../src/shell/check-script/answers.ts';
import { shells } from '../../src/shell/shells.fixture.ts';
import { scriptOf } from '../../src/stages/check-script.ts';
import { collect } from '../../src/stages/collect.ts';
import { judge } from '../../src/stages/judge.ts';
import { type Plan, plan } from '../../src/stages/plan.ts';
import { type ScriptAbout, scriptEvidence } from '../../src/stages/script-evidence.ts';
import { sandbox as sandboxTransport } from '../../src/transports/sandbox/index.ts';
import { doAct } from '../do-act.ts';
import type { LabReference } from '../lab-reference.ts';
import { references } from '../references.ts';
import { createLayer } from '../sandbox/create-layer.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Layer } from '../sandbox/sandbox-options.ts';
import { type Case, casesOf } from './cases.ts';

const subject = { student: { id: 'alice', name: 'Alice' }, tool: { name: 'labcheck', version: 'test' } } as const;

/** Some cases of a lab: nothing begun, the reference, a variant and a mutant of each part that the sweeps look for. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  pinger: [
    'reference',
    'app-on-the-host',
    'container-prefix-too-wide',
    'app-on-another-port',
    'port-of-a-copy-on-the-host',
    'netns-name-deleted',
  ],
  minimal: [
    'reference',
    'another-service',
    'union-through-a-link',
    'container-in-the-hosts-network',
    'service-on-the-loopback',
  ],
  contedor: ['reference', 'name-in-the-wrong-terminal', 'chroot-forgotten', 'unpacked-anywhere'],
  'what-is-a-container': [
    'reference',
    'in-a-folder-that-nobody-expects',
    'fb-glued-to-the-folder',
    'pids-unlimited',
    'bundle-with-another-root',
  ],
  runc: ['reference', 'application-on-the-host', 'root-path-misspelt', 'hook-not-executable', 'resolver-misspelt'],
};

/** Files and processes that a script might leave behind. */
const traces = 'ls -A /tmp; pgrep -f check.sh || true';

let count = 0;
/** A sandbox of a case; all of a lab share the files of the reference as one layer. */
const build = async (reference: LabReference, layer: Layer, { script }: Case): Promise<Sandbox> => {
  const sandbox = await createSandbox({
    name: `script-${process.pid}-${(count += 1)}`,
    lifetime: 'owner',
    binds: await reference.binds(),
    ...(script === undefined ? {} : { layer }),
  });
  if (script === undefined) return sandbox;
  await reference.finish(sandbox);
  if (script) await doAct(sandbox, reference, script);
  return sandbox;
};

const graded = async (sandbox: Sandbox, asked: Plan): Promise<readonly Verdict[]> => {
  const evidence = await collect(
    asked,
    { ...subject, host: sandbox.uri },
    (options) => sandboxTransport.open(sandbox.uri, options),
    {
      deadlineMs: 60_000,
      signal: new AbortController().signal,
      always: [],
      progress: () => {},
    },
  );
  return judge(asked, evidence);
};

/** Runs the check script within the sandbox by one shell, and reads what it says. */
const byScript = async (sandbox: Sandbox, asked: Plan, shell: readonly string[]): Promise<Evidence> => {
  const script = scriptOf(asked, subject, []);
  const { stdout, stderr } = await sandbox.run(
    `cat >/tmp/check.sh <<'END OF THE SCRIPT'\n${script}\nEND OF THE SCRIPT\n${shell.join(' ')} /tmp/check.sh; rm /tmp/check.sh`,
  );
  expect(stderr).toContain('labcheck is looking at this machine');
  expect(isScriptOutput(stdout)).toBe(true);
  const said = await readScriptOutput(stdout);
  if (typeof said === 'string') throw new Error(said);
  return scriptEvidence(JSON.parse(said.about) as ScriptAbout, said, asked);
};

const seen = (verdicts: readonly Verdict[]) =>
  verdicts.map((verdict) => [
    verdict.check,
    verdict.status,
    'cause' in verdict ? verdict.cause : 'reason' in verdict ? verdict.reason : '',
  ]);

describe.each(references.map((reference) => [reference.lab.id, reference] as const))(
  'the check script of %s',
  (id, reference) => {
    let layer: Layer;
    beforeAll(async () => {
      layer = await createLayer(
        { name: `script-${process.pid}-${id}`, binds: await reference.binds() },
        reference.prepare,
      );
    }, 300_000);
    afterAll(() => layer.destroy());
    const cases = casesOf(reference).filter((one) => ['not-begun', ...chosen[id]!].includes(one.id));
    test.each(cases.map((one) => [one.id, one] as const))(
      'says the same as a direct grading, by every shell: %s',
      async (_, one) => {
        const asked = plan(reference.lab, one.set, [], one.phases);
        expect(scriptOf(asked, subject, []).length).toBeLessThan(100_000);
        const sandbox = await build(reference, layer, one);
        try {
          const { stdout: before } = await sandbox.run(traces);
          const direct = seen(await graded(sandbox, asked));
          for (const [name, shell] of shells) {
            const evidence = await byScript(sandbox, asked, shell);
            expect({ name, verdicts: seen(judge(asked, evidence)) }).toEqual({ name, verdicts: direct });
          }
          expect(await sandbox.run(traces)).toMatchObject({ stdout: before });
        } finally {
          await sandbox.destroy();
        }
      },
      300_000,
    );
  },
);
