import { defineConfig } from 'vitest/config';

/** The tests that need no sandbox, for what the recordings did not notice. */
export default defineConfig({
  define: { LABCHECK_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: [
      'src/{stages,shell,probes,reporters}/**/*.test.ts',
      'reference/prove/{lint,assess}.test.ts',
      'checks/**/*.test.ts',
    ],
    // No waits of many seconds, which a thousand mutants would come by; and of three shells one, as none is mutated.
    testNamePattern: /^(?!.*(a hang ends with its group|never ends is given up|\b(bash|busybox sh)\b))/,
    // Mutants count every step that they come by, which takes time.
    testTimeout: 120_000,
  },
});
