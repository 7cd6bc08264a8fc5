'use strict';
// Starts labcheck. Its parts are functions by name, in files beside this one. Beside such a file may lie what V8 made
// of it
// when it was built, which saves compiling it at every start.
const { existsSync, readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

/** V8 itself refuses what other flags made. */
const compiledFile = (filename) => `${filename}.${process.arch}-${process.versions.v8}`;

/** A sum that only these two files have: V8 looks at the source's length only, and trusts what it reads of its own. */
const sealOf = (source, compiled) => {
  const seal = Buffer.alloc(4);
  seal.writeUInt32LE(crc32(compiled, crc32(source)));
  return seal;
};

/** Undefined where nothing was compiled, or not from this source, or where the file has suffered. */
const readCompiled = (filename, source) => {
  try {
    const file = readFileSync(compiledFile(filename));
    const compiled = file.subarray(0, -4);
    return sealOf(source, compiled).equals(file.subarray(-4)) ? compiled : undefined;
  } catch {
    return undefined;
  }
};

/** Every file that was read, by its name. */
const scripts = new Map();

const scriptOf = (filename) => {
  const known = scripts.get(filename);
  if (known) return known;
  const source = readFileSync(filename);
  // All of it is ASCII, which is turned into text fastest so.
  const script = new Script(source.latin1Slice(), { filename, cachedData: readCompiled(filename, source) });
  scripts.set(filename, script);
  return script;
};

/** Runs the program once, with the words of `process.argv`, and returns what its main part exports. */
const start = () => {
  const parts = {};
  const modules = new Map();
  const added = new Set();
  const addPartsOf = (file) => {
    if (added.has(file)) return;
    added.add(file);
    Object.assign(parts, scriptOf(`${__dirname}/${file}`).runInThisContext());
  };
  const load = (name) => {
    if (!name.startsWith('./')) return require(name);
    const known = modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    // Behind what --help needs comes what grading one student needs, together; then a file of its own, or what the
    // other commands share.
    if (!Object.hasOwn(parts, name)) addPartsOf('grading.js');
    if (!Object.hasOwn(parts, name)) addPartsOf(existsSync(`${__dirname}/${name}`) ? name : 'commands.js');
    parts[name](module.exports, load, module, __filename, __dirname);
    return module.exports;
  };
  addPartsOf('program.js');
  return load('./main.js');
};

module.exports = { start, scripts, compiledFile, sealOf };
