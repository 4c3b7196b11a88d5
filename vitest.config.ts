/** Two projects of tests. unit: fast, anywhere. e2e: real Chromium, real video, one file at a time so that timings do not disturb each other. */
import { defineConfig } from 'vitest/config';
import { createCountReporter } from './tools/tests/count-reporter.ts';

export default defineConfig({
  test: {
    reporters: ['default', createCountReporter()],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          globalSetup: ['tools/tests/build-kernels.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
