import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Evidence, isUnknown } from '../../src/index.ts';
import type { Followed, Probe, Sweep } from '../../src/model/probe.ts';
import { quote } from '../../src/shell/quote.ts';
import { shells } from '../../src/shell/shells.fixture.ts';
import { scriptOf } from '../../src/stages/check-script.ts';
import { factsOf } from '../../src/stages/facts.ts';
import { plan } from '../../src/stages/plan.ts';
import { followedBy, template } from '../../src/stages/sweeps.ts';
import { references } from '../references.ts';
import { recordings } from './recordings.ts';
import type { Recording } from './replay.ts';
import { spread } from './spread.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'labcheck-sweeps-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The candidates that each sweep finds in the answers that a host once gave, as they would be asked. */
const candidates = (
  sweeps: readonly Sweep<unknown>[],
  { outputs, parameters }: Evidence,
  shell: readonly string[],
): Probe<unknown>[][] => {
  const files = new Map<string, string>();
  const fileOf = ({ id }: Probe<unknown>): string => {
    const known = files.get(id);
    if (known !== undefined) return known;
    const file = join(folder, String(files.size));
    const saved = outputs[id];
    const raw = saved && 'text' in saved ? saved.text : saved && 'base64' in saved ? atob(saved.base64) : '';
    writeFileSync(file, raw.replaceAll('\0', ''));
    files.set(id, file);
    return file;
  };
  const each = sweeps.map(({ reads, find }) => {
    const values = Object.entries(reads).map(([name, probe]) => `${name}=$(cat ${quote(fileOf(probe))})`);
    const set = Object.entries(parameters).map(([name, value]) => `set_${name}=${quote(value)}`);
    return `( ${[...set, ...values].join('\n')}\n${find}\n)\nprintf '@@\\n'\n`;
  });
  const script = join(folder, 'script');
  writeFileSync(script, each.join(''));
  const [program = '', ...words] = shell;
  const found = execFileSync(program, [...words, script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  });
  return found
    .split('@@\n')
    .slice(0, -1)
    .map((text, at) =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => sweeps[at]!.ask(...line.split('\t'))),
    );
};

describe.each(references.map(({ lab }) => [lab.id, lab] as const))('the sweeps of %s', (id, lab) => {
  let saved: ReadonlyMap<string, Recording>;
  beforeAll(async () => {
    saved = await recordings(id);
  });

  test('are there for every followed question', () => {
    expect(followedBy(plan(lab)).filter(({ sweeps }) => sweeps.length === 0)).toEqual([]);
  });

  test('stand in a script that people can read: each question has a sentence, and the whole is under 100 kB', () => {
    const subject = { student: { id: 'alice', name: 'Alice' }, tool: { name: 'labcheck', version: 'test' } } as const;
    const script = scriptOf(plan(lab), subject, []);
    expect(script).not.toMatch(/^# *\nquestion_/m);
    expect(script.length).toBeLessThan(100_000);
  });

  test.each(shells)(
    'find what was asked in the second round, and send nothing else: %s',
    (name, shell) => {
      const missed: string[] = [];
      let followed = 0;
      const chosen = spread([...saved], ([, { evidence }]) => evidence);
      // All shells find the same; some recordings are enough to show it.
      for (const [at, [recording, { evidence }]] of chosen.entries()) {
        if (name !== 'dash' && at % 8 !== 0) continue;
        const facts = factsOf(evidence);
        const questions: [Followed<unknown>, Probe<unknown> | undefined][] = followedBy(plan(lab, evidence.parameters))
          .map((question): [Followed<unknown>, Probe<unknown> | undefined] => [question, facts.followed(question)])
          .filter(([{ sweeps }, next]) => next !== undefined || sweeps.some(isActive));
        const found = candidates(
          questions.flatMap(([{ sweeps }]) => sweeps),
          evidence,
          shell,
        );
        for (const [{ sweeps, firsts }, next] of questions) {
          const own = found.splice(0, sweeps.length).flat();
          if (next) followed += 1;
          const isFound = (probe: Probe<unknown>): boolean => own.some(({ id: asked }) => asked === probe.id);
          if (next && !isFound(next) && !(next.parts ?? []).some((_, __, parts) => parts.every(isFound)))
            missed.push(`${recording}: ${next.id} is not among ${own.map((one) => one.id).join(' ')}`);
          // A recording of an earlier version of a question tells a person something, but the grader nothing.
          const isOld = Object.values(firsts).some((first) => reasonOf(facts.of(first)) === 'not-collected');
          for (const one of isOld ? [] : own)
            if (sweeps.some(isActive) && one.id !== next?.id) missed.push(`${recording}: ${one.id} is asked in vain`);
        }
      }
      expect(missed).toEqual([]);
      expect(followed).toBeGreaterThan(name === 'dash' ? 10 : 0);
    },
    600_000,
  );
});

const reasonOf = (fact: unknown): string | undefined => (isUnknown(fact) ? fact.unknown : undefined);

/** Whether a sweep sends something to somebody. */
const isActive = (sweep: Sweep<unknown>): boolean =>
  template(sweep).tools.some((tool) => tool === 'ping' || tool === 'curl');
