import { Ajv, type ErrorObject } from 'ajv';
import { ociSchema } from './oci-schema.ts';

/** Compiles the schema with the first configuration: most hosts are asked for none. */
const ajv = new Ajv({ allowUnionTypes: true });

/**
 * The first rule of the OCI runtime specification that a configuration breaks.
 *
 * In the program, the bundler puts a finished validator in the place of this file: a page in a browser may not
 * compile one.
 */
export const brokenRule = (config: unknown): ErrorObject | undefined =>
  ajv.validate(ociSchema, config) ? undefined : ajv.errors?.[0];
