import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const project = new URL('..', import.meta.url).pathname;
const folder = join(project, 'schemas');
const namespace = 'precompiled-schema';

/**
 * Puts finished validators in the place of what compiles schemas: compiling takes longer than all the rest of a
 * start, and
 * a page with a strict policy refuses it. Those of documents are made from the published schemas, which a test holds to
 * those in the sources; that of OCI configurations from its source.
 */
export const precompiledSchemas = {
  name: 'precompiled-schemas',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^precompiled-schema:/ }, ({ path, importer }) => ({
      path: path.slice(namespace.length + 1),
      namespace,
      pluginData: importer,
    }));
    bundler.onLoad({ filter: /\/src\/documents\/schema-compiler\.ts$/ }, async () => ({
      contents: compilerModule(await publishedSchemas()),
      loader: 'js',
    }));
    bundler.onLoad({ filter: /\/src\/probes\/oci-validator\.ts$/ }, async () => ({
      contents: ociModule(await ociSchema()),
      resolveDir: folder,
    }));
    bundler.onLoad({ filter: /./, namespace }, async ({ path }) => {
      const [file, mode] = path.split(' ');
      return { contents: validatorModule(await publishedSchema(file), mode === 'all'), resolveDir: folder };
    });
  },
};

const publishedSchema = async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'));

const publishedSchemas = async () =>
  Promise.all((await readdir(folder)).map(async (file) => ({ file, id: (await publishedSchema(file)).$id })));

/** Documents that people write tell all their errors at once; of all others, the first says enough. */
const writtenByPeople = ['course.schema.json', 'override.schema.json'];

/** Loads a validator by the name of its schema and by whether it tells all errors. */
const compilerModule = (schemas) => {
  const loaders = schemas.map(({ file, id }) => {
    const mode = writtenByPeople.includes(file) ? 'all' : 'first';
    return `${JSON.stringify(`${id} ${mode}`)}: () => import(${JSON.stringify(`${namespace}:${file} ${mode}`)}),`;
  });
  return `const validators = {\n${loaders.join('\n')}\n};
export const compileSchema = async (schema, allErrors) =>
  (await validators[\`\${schema.$id} \${allErrors ? 'all' : 'first'}\`]()).validate;`;
};

const validatorModule = (schema, allErrors) => {
  const ajv = new Ajv2020({
    allErrors,
    verbose: true,
    // Problems are told in sentences of our own.
    messages: false,
    allowUnionTypes: true,
    code: { source: true, esm: true },
    schemas: [schema],
  });
  return standalone.default(ajv, { validate: schema.$id });
};

const ociSchema = async () => {
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: ['src/probes/oci-schema.ts'],
    write: false,
    format: 'esm',
  });
  const { ociSchema: schema } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return schema;
};

const ociModule = (schema) => {
  const ajv = new Ajv({ allowUnionTypes: true, code: { source: true, esm: true } });
  const code = standalone.default(ajv, ajv.compile(schema));
  return `${code};\nexport const brokenRule = (config) => validate(config) ? undefined : validate.errors[0];`;
};
