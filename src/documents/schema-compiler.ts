import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/**
 * A validator of a JSON Schema, draft 2020-12.
 *
 * In a file of its own, which is loaded when a document is first read; in the program, the bundler puts validators
 * that it
 * has compiled in its place.
 */
export const compileSchema = async (schema: object, allErrors: boolean): Promise<ValidateFunction> =>
  new Ajv2020({ allErrors, verbose: true, allowUnionTypes: true }).compile(schema);
