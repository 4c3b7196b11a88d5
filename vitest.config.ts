/** Three projects of tests. unit: fast, anywhere. e2e: real Chromium, real video, two files at a time. e2e-alone: what keeps time with a camera or a clock, one file at a time so that nothing disturbs it. */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { compiledFolder } from './tools/bootstrap/compiled-folder.mjs';
import { createCountReporter } from './tools/tests/count-reporter.ts';
import { ownHome } from './tools/tests/own-home.ts';
import { timedFiles } from './tools/tests/timed-files.ts';

const env = {
  LONGTAKE_HOME: ownHome,
  NODE_COMPILE_CACHE: compiledFolder(import.meta.dirname),
};
const endToEnd = {
  globalSetup: ['tools/tests/own-home.ts'],
  env,
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

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
          testTimeout: 60_000,
          maxWorkers: availableParallelism(),
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          exclude: [...timedFiles],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'e2e-alone',
          include: [...timedFiles],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
