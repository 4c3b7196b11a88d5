/** Two projects of tests. unit: fast, anywhere. e2e: real Chromium, real video, one file at a time so that timings do not disturb each other. */
import { defineConfig } from 'vitest/config';
import { createCountReporter } from './tools/tests/count-reporter.ts';
import { ownHome } from './tools/tests/own-home.ts';

const env = { LONGTAKE_HOME: ownHome };

export default defineConfig({
  test: {
    reporters: ['default', createCountReporter()],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          globalSetup: ['tools/tests/build-kernels.ts', 'tools/tests/own-home.ts'],
          env,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          globalSetup: ['tools/tests/own-home.ts'],
          env,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
