/**
 * The parts of a bundle’s config.json that the labs look at (OCI runtime specification, config.md and
 * config-linux.md).
 */
export type OciConfig = {
  readonly ociVersion: string;
  readonly root: { readonly path: string; readonly readonly?: boolean };
  readonly process: {
    readonly terminal?: boolean;
    readonly args: readonly string[];
    readonly env?: readonly string[];
    readonly cwd: string;
    readonly capabilities?: Partial<Record<CapabilitySet, readonly string[]>>;
  };
  readonly hostname?: string;
  readonly hooks?: Partial<Record<HookName, readonly OciHook[]>>;
  readonly linux?: {
    readonly namespaces?: readonly { readonly type: string; readonly path?: string }[];
    readonly cgroupsPath?: string;
    readonly resources?: Readonly<Record<string, unknown>>;
  };
};
export type OciHook = { readonly path: string; readonly args?: readonly string[] };
export const hookNames = [
  'prestart',
  'createRuntime',
  'createContainer',
  'startContainer',
  'poststart',
  'poststop',
] as const;
export type HookName = (typeof hookNames)[number];
const capabilitySets = ['bounding', 'effective', 'inheritable', 'permitted', 'ambient'] as const;
export type CapabilitySet = (typeof capabilitySets)[number];

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const count = { type: 'integer', minimum: 0 } as const;
const same = <const K extends string, T>(names: readonly K[], rule: T) =>
  Object.fromEntries(names.map((name) => [name, rule])) as Record<K, T>;

/**
 * The rules of the OCI runtime specification 1.0 without which runc does not start a container on Linux, or would read
 * the file otherwise than it was meant. Members that it does not name are allowed, as the specification demands.
 */
export const ociSchema = {
  type: 'object',
  required: ['ociVersion', 'root', 'process'],
  properties: {
    ociVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
    hostname: text,
    root: {
      type: 'object',
      required: ['path'],
      properties: { path: { type: 'string', minLength: 1 }, readonly: { type: 'boolean' } },
    },
    process: {
      type: 'object',
      required: ['cwd', 'args'],
      properties: {
        terminal: { type: 'boolean' },
        cwd: { type: 'string', pattern: '^/' },
        args: { type: 'array', items: text, minItems: 1 },
        env: { type: 'array', items: { type: 'string', pattern: '^[^=]+=' } },
        user: {
          type: 'object',
          properties: { uid: count, gid: count, additionalGids: { type: 'array', items: count } },
        },
        capabilities: {
          type: 'object',
          properties: same(capabilitySets, texts),
        },
        rlimits: {
          type: 'array',
          items: {
            type: 'object',
            required: ['type', 'soft', 'hard'],
            properties: { type: text, soft: count, hard: count },
          },
        },
        noNewPrivileges: { type: 'boolean' },
      },
    },
    mounts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['destination'],
        properties: { destination: text, type: text, source: text, options: texts },
      },
    },
    hooks: {
      type: 'object',
      properties: same(hookNames, {
        type: 'array',
        items: {
          type: 'object',
          required: ['path'],
          properties: { path: text, args: texts, env: texts, timeout: { type: 'integer', minimum: 1 } },
        },
      }),
    },
    linux: {
      type: 'object',
      properties: {
        namespaces: {
          type: 'array',
          items: {
            type: 'object',
            required: ['type'],
            properties: {
              type: { enum: ['pid', 'network', 'mount', 'ipc', 'uts', 'user', 'cgroup', 'time'] },
              path: text,
            },
          },
        },
        cgroupsPath: text,
        resources: { type: 'object' },
        maskedPaths: texts,
        readonlyPaths: texts,
      },
    },
  },
} as const;
