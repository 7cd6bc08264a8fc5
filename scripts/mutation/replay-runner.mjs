// A test runner for Stryker that replays the recordings within one process: a mutant is switched on, and the cases that
// reach it are asked until one fails. Starting a test framework for each of some thousand mutants would take a day.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';

/** The cases of the working folder, which is Stryker's copy of the project with all mutants in it. */
const loadCases = async () => {
  const outfile = join(process.cwd(), `mutation-cases.${process.pid}.mjs`);
  await build({
    // Stryker goes to its copy only after this file was loaded.
    absWorkingDir: process.cwd(),
    entryPoints: ['reference/prove/mutation-cases.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    define: { LABCHECK_VERSION: '"mutation"' },
    logLevel: 'error',
  });
  try {
    return await (await import(pathToFileURL(outfile).href)).mutationCases();
  } finally {
    await rm(outfile);
  }
};

/**
 * At first a mutant is asked by this many of the cases that reach it: those that survive would else take all of the
 * time.
 */
const most = process.env.LABCHECK_MUTATION_CASES === 'all' ? Number.POSITIVE_INFINITY : 100;

/** So many of them, evenly spread, so that all labs and all kinds of cases are among them. */
const spread = (all) =>
  all.length <= most
    ? all
    : all.filter(
        (_, index) => Math.floor((index * most) / all.length) !== Math.floor(((index - 1) * most) / all.length),
      );

const ask = ({ run }) => {
  try {
    return run()[0];
  } catch (error) {
    return String(error);
  }
};

const replayRunner = () => {
  // Where the instrumented code looks for the mutant that is on, and counts what it comes by.
  const switches = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  let cases = [];
  const result = (one) => {
    const startedAt = performance.now();
    const failureMessage = ask(one);
    const timed = { id: one.id, name: one.id, timeSpentMs: performance.now() - startedAt };
    return failureMessage === undefined
      ? { ...timed, status: TestStatus.Success }
      : { ...timed, status: TestStatus.Failed, failureMessage };
  };
  return {
    capabilities: () => ({ reloadEnvironment: false }),
    init: async () => {
      cases = await loadCases();
    },
    dryRun: async () => {
      const tests = cases.map((one) => {
        switches.currentTestId = one.id;
        return result(one);
      });
      switches.currentTestId = undefined;
      return { status: DryRunStatus.Complete, tests, mutantCoverage: switches.mutantCoverage };
    },
    mutantRun: async ({ activeMutant, hitLimit, testFilter }) => {
      const wanted = new Set(testFilter);
      Object.assign(switches, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const tests = [];
      for (const one of spread(testFilter ? cases.filter(({ id }) => wanted.has(id)) : cases)) {
        tests.push(result(one));
        if (tests.at(-1).status === TestStatus.Failed) break;
      }
      switches.activeMutant = undefined;
      const late = determineHitLimitReached(switches.hitCount, hitLimit);
      return toMutantRunResult(late ?? { status: DryRunStatus.Complete, tests });
    },
  };
};

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'replay', replayRunner)];
