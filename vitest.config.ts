import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { LABCHECK_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: ['{src,checks,reference,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
