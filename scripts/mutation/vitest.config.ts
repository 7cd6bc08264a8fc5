import { defineConfig } from 'vitest/config';

/** The tests that need neither root nor a host, for mutation testing of the logic. */
export default defineConfig({
  define: { LABCHECK_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: [
      'src/{stages,shell,probes}/**/*.test.ts',
      'reference/prove/{replay,lint,assess}.test.ts',
      'checks/**/*.test.ts',
    ],
    testTimeout: 20_000,
  },
});
