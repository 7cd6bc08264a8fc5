import { defineConfig } from 'vitest/config';

/** The tests that need neither root nor a host, for what the recordings did not notice. */
export default defineConfig({
  define: { LABCHECK_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: [
      'src/{stages,shell,probes,reporters}/**/*.test.ts',
      'reference/prove/{lint,assess}.test.ts',
      'checks/**/*.test.ts',
    ],
    // Waits of many seconds, which a thousand mutants would come by.
    testNamePattern: /^(?!.*(a hang ends with its group|never ends is given up))/,
    // Mutants count every step that they come by, which takes time.
    testTimeout: 120_000,
  },
});
