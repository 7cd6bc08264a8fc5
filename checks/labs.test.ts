import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { references } from '../reference/references.ts';
import type { Cause, Check } from '../src/index.ts';
import { plan } from '../src/stages/plan.ts';
import { commandLine, valuesOf } from '../src/stages/sentences.ts';
import { loadLabs } from './index.ts';

const labs = await loadLabs();

const causesOf = (check: Check<never>): [string, Cause][] => Object.entries(check.causes);

test('every lab has its proof, and the other way round', () => {
  expect(references.map(({ lab }) => lab.id).toSorted()).toEqual(labs.map(({ id }) => id).toSorted());
});

describe.each(labs.map((lab) => [lab.id, lab] as const))('the lab %s', (id, lab) => {
  const killers =
    references.find((reference) => reference.lab === lab)?.mutants.flatMap(({ killedBy }) => killedBy) ?? [];

  test('has checks for every task, and tasks for every check', () => {
    const tasks = lab.tasks.map(({ number }) => number);
    const graded = lab.checks.flatMap((check) => check.tasks);
    expect(tasks.filter((task) => !graded.includes(task))).toEqual([]);
    expect(graded.filter((task) => !tasks.includes(task))).toEqual([]);
    expect(lab.checks.filter((check) => check.tasks.length === 0).map((check) => check.id)).toEqual([]);
  });

  test('has a sheet whose headings are the tasks', () => {
    const sheet = readFileSync(join(import.meta.dirname, id, 'README.md'), 'utf8');
    const headings = [...sheet.matchAll(/^## Task (\d+): (.*)$/gm)].map(([, number, title]) => ({
      number: Number(number),
      title,
    }));
    expect(headings).toEqual(lab.tasks);
    for (const name of Object.keys(lab.parameters)) expect(sheet).toContain(`\`${name}\``);
  });

  test('names each check once, in a file of that name', () => {
    const ids = lab.checks.map((check) => check.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((check) => !existsSync(join(import.meta.dirname, id, `${check}.ts`)))).toEqual([]);
  });

  test('orders its checks so that each comes after what it rests on', () => {
    const ids = lab.checks.map((check) => check.id);
    for (const [at, check] of lab.checks.entries())
      for (const { id: earlier, partial, bonus } of check.after) {
        expect(ids.indexOf(earlier)).toBeGreaterThanOrEqual(0);
        expect(ids.indexOf(earlier)).toBeLessThan(at);
        expect({ earlier, partial }).toEqual({ earlier, partial: false });
        expect(bonus && !check.bonus).toBe(false);
      }
  });

  test('has a mutant that kills each check by each of its causes, and names no other', () => {
    const named = new Set(killers.map(([check, cause]) => `${check} ${cause}`));
    const declared = lab.checks.flatMap((check) => causesOf(check).map(([cause]) => `${check.id} ${cause}`));
    expect(declared.filter((cause) => !named.has(cause))).toEqual([]);
    expect([...named].filter((cause) => !declared.includes(cause))).toEqual([]);
  });

  test('says what is wrong, expected and found, with hints from a nudge on', () => {
    for (const check of lab.checks)
      for (const [cause, { says, expected, actual, hints, command = '' }] of causesOf(check)) {
        expect([says, expected, actual, ...hints].filter((text) => text.trim() === '')).toEqual([]);
        expect({ id: check.id, cause, hints: hints.length >= 2 }).toEqual({ id: check.id, cause, hints: true });
        expect(commandLine(command, valuesOf(plan(lab), {}))).not.toMatch(/\$\{/);
      }
  });

  test('reads every parameter’s default as allowed', () => {
    for (const [name, parameter] of Object.entries(lab.parameters))
      if (parameter.default !== undefined)
        expect({ name, value: parameter.read(`${parameter.default as string | number}`) }).toEqual({
          name,
          value: parameter.default,
        });
  });
});
