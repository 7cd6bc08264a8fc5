import { Ajv2020 } from 'ajv/dist/2020.js';

/** A validator of a JSON Schema, draft 2020-12. In a file of its own, which is loaded when a document is first read. */
export const compileSchema = (schema: object, allErrors: boolean) =>
  new Ajv2020({ allErrors, verbose: true, allowUnionTypes: true }).compile(schema);
