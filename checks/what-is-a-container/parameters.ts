import { checksFor, fileName, homePath, integer, type Parameter, type Values } from '../../src/index.ts';

const separator = ' or ';

/** The names that a parameter leaves the choice of. */
export const alternatives = (text: string): string[] => text.split(separator);

/** One of several names; `*` in one stands for any characters. */
const names = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed:
    'a name of letters, digits and . _ - @ % + = , or several with " or " between them; * stands for any characters',
  default: fallback,
  read: (text) =>
    alternatives(text).every((name) => /^(?!\.{1,2}$)[\w.@%+=,*-]{1,255}$/.test(name)) ? text : undefined,
});

/** A size in bytes as cgroup files take it: a number with K, M or G behind it, or without. */
const size = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'a number of bytes such as 104857600 or 100M, with K, M or G for powers of 1024',
  default: fallback,
  read: (text) => (/^[1-9]\d{0,11}[KMG]?$/.test(text) ? text : undefined),
});

const powers: Readonly<Record<string, number>> = { K: 1, M: 2, G: 3 };

/** A size in bytes. */
export const bytesOf = (text: string): number => Number.parseInt(text, 10) * 1024 ** (powers[text.at(-1) ?? ''] ?? 0);

/** The parameters that a course or a student may set, with the lab sheet's values as defaults. */
export const parameters = {
  rootfs: homePath('the folder of the root file system', '~/rootfs'),
  marker: fileName('the file that marks the root file system', 'YOU-ARE-HERE'),
  hostname: names('the name that the container gets', 'container-fun-times or containers-fun-times'),
  cgroup: names('the name of the cgroup', 'cgroup_* or demo'),
  shares: integer('its share of processor time, on the scale of v1', 2, 262_144, 128),
  memory: size('its limit of memory', '100M'),
  pids: integer('its limit of processes', 1, 4_194_304, 10),
  munch: fileName('the program that eats memory', 'munch'),
  bomb: fileName('the fork bomb', 'fb'),
  bundle: {
    ...homePath('the folder with the config.json; without it, the one above the root file system', ''),
    default: undefined,
  } as Parameter<string | undefined>,
  container: fileName('the name under which runc runs the container', 'test'),
  ociImage: homePath('the folder of the copied image', '~/busybox'),
};
export type WhatIsAContainer = Values<typeof parameters>;

/** The constructor of this lab's checks. */
export const check = checksFor(parameters);
