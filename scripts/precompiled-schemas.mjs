import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

const folder = new URL('../schemas', import.meta.url).pathname;
const namespace = 'precompiled-schema';

/**
 * Puts finished validators of the published schemas in the place of src/documents/schema-compiler.ts: compiling a schema
 * takes longer than all the rest of a start. A test holds the published schemas to those in the sources.
 */
export const precompiledSchemas = {
  name: 'precompiled-schemas',
  setup: (build) => {
    build.onResolve({ filter: /^precompiled-schema:/ }, ({ path, importer }) => ({
      path: path.slice(namespace.length + 1),
      namespace,
      pluginData: importer,
    }));
    build.onLoad({ filter: /\/src\/documents\/schema-compiler\.ts$/ }, async () => ({
      contents: compilerModule(await publishedSchemas()),
      loader: 'js',
    }));
    build.onLoad({ filter: /./, namespace }, async ({ path }) => {
      const [file, mode] = path.split(' ');
      return { contents: validatorModule(await publishedSchema(file), mode === 'all'), resolveDir: folder };
    });
  },
};

const publishedSchema = async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'));

const publishedSchemas = async () =>
  Promise.all((await readdir(folder)).map(async (file) => ({ file, id: (await publishedSchema(file)).$id })));

/** Loads a validator by the name of its schema and by whether it tells all errors. */
const compilerModule = (schemas) => {
  const loaders = schemas.flatMap(({ file, id }) =>
    ['all', 'first'].map(
      (mode) => `${JSON.stringify(`${id} ${mode}`)}: () => import(${JSON.stringify(`${namespace}:${file} ${mode}`)}),`,
    ),
  );
  return `const validators = {\n${loaders.join('\n')}\n};
export const compileSchema = async (schema, allErrors) =>
  (await validators[\`\${schema.$id} \${allErrors ? 'all' : 'first'}\`]()).validate;`;
};

const validatorModule = (schema, allErrors) => {
  const ajv = new Ajv2020({
    allErrors,
    verbose: true,
    allowUnionTypes: true,
    code: { source: true, esm: true },
    schemas: [schema],
  });
  return standalone.default(ajv, { validate: schema.$id });
};
