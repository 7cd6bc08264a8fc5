import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { zipTexts } from '../documents/roster/zip-texts.ts';
import { fail, host } from '../index.ts';
import type { Cause } from '../model/check.ts';
import { type HintLevel, hintLevels } from '../model/report.ts';
import { classReporters } from '../reporters/class-reporters.ts';
import { reporters } from '../reporters/reporters.ts';
import { enterFolder, labcheck } from './captured-cli.fixture.ts';
import { compositionOf } from './composition.fixture.ts';
import { tinyLab } from './tiny-lab.fixture.ts';

/** A cause whose every help is a word that can be searched for. */
const cause: Cause = {
  says: 'It is wrong.',
  expected: 'right',
  actual: 'wrong',
  hints: ['GIVES-NUDGE?', 'GIVES-BETWEEN.', 'GIVES-INSTRUCTION.'],
  look: [host('cat GIVES-LOOK', { text: 'GIVES-LOOK-TEXT' })],
  repair: { first: [host('mend GIVES-REPAIR', { text: 'GIVES-REPAIR-TEXT' })], other: [host('mend GIVES-OTHER-WAY')] },
};
const [kernel, again] = tinyLab.checks;
const judge = () => fail('wrong');
const checks = [
  { ...kernel!, causes: { wrong: cause }, judge },
  { ...again!, causes: { wrong: cause }, judge },
  { ...kernel!, id: 'extra', bonus: true, causes: { wrong: cause }, judge },
];
const composition = compositionOf([{ ...tinyLab, checks }]);

const given: Readonly<Record<HintLevel, readonly string[]>> = {
  none: [],
  nudge: ['GIVES-NUDGE'],
  look: ['GIVES-LOOK', 'GIVES-LOOK-TEXT', 'GIVES-NUDGE'],
  full: ['GIVES-INSTRUCTION', 'GIVES-LOOK', 'GIVES-LOOK-TEXT', 'GIVES-REPAIR', 'GIVES-REPAIR-TEXT'],
};

beforeEach(() => void enterFolder());

const textsOf = (file: string): string =>
  file.endsWith('.xlsx') ? [...zipTexts(readFileSync(file)).values()].join('\n') : readFileSync(file, 'utf8');
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
/** Every word of help in some texts. */
const helpIn = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => text.replaceAll('\\-', '-').match(/GIVES(?:-[A-Z]+)+/g) ?? []))].toSorted();

/** Runs a command, and returns all that it printed and all files that are there then. */
const allTexts = async (...words: string[]): Promise<string[]> => {
  const { out, err } = await labcheck(words, composition);
  return [out, err, ...filesIn('.').map(textsOf)];
};

test.each(hintLevels)('at the level %s, nothing above it is in any format or file of a run', async (level) => {
  const formats = reporters.flatMap(({ name, extension }) => ['--report', `${name}:${name}.${extension}`]);
  const texts = await allTexts('--lab', 'tiny', '--hints', level, ...formats, '--report', 'terminal');
  expect(filesIn('.').length).toBeGreaterThanOrEqual(reporters.length + 2);
  expect(helpIn(texts)).toEqual(given[level]);
});

test.each(hintLevels)('at the level %s, so it is for a class, and for its pages', async (level) => {
  writeFileSync(
    'course.yaml',
    `course: C\nlab: tiny\nhints: ${level}\nstudents:\n  - { id: alice, host: "local:", set: { x: 1 } }\n  - { id: bob, host: "local:", set: { x: 2 } }\n`,
  );
  const formats = classReporters.flatMap(({ name, extension }) => ['--report', `${name}:class-${name}.${extension}`]);
  const printed = await allTexts('--all', ...formats, '--report', 'terminal');
  const [run = ''] = readdirSync('reports');
  mkdirSync('pages');
  const shown = await allTexts('show', join('reports', run), '--report', 'html:pages/');
  expect(readdirSync('pages').length).toBeGreaterThanOrEqual(3);
  expect(helpIn([...printed, ...shown])).toEqual(given[level]);
});
