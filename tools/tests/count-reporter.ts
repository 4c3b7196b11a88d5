/** A vitest reporter that says why tests were skipped and writes the counts where LONGTAKE_TEST_COUNTS names a file. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (
    (result.state === 'skipped' ? result.note : undefined) ?? 'its condition does not hold here'
  );
}

/** A file that fails to load holds no failed test, yet it failed. */
function brokenFiles(modules: readonly TestModule[]): number {
  return modules.filter(
    (module) => !module.ok() && ![...module.children.allTests('failed')].some(Boolean),
  ).length;
}

export function createCountReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const tests = modules.flatMap((module) => [...module.children.allTests()]);
      const inState = (state: string) => tests.filter((test) => test.result().state === state);
      const skipped = inState('skipped');
      for (const test of skipped) console.log(`skipped: ${test.fullName}: ${reasonOf(test)}`);
      const counts: Counts = {
        passed: inState('passed').length,
        failed: inState('failed').length + brokenFiles(modules) + unhandledErrors.length,
        skipped: skipped.length,
      };
      const file = process.env['LONGTAKE_TEST_COUNTS'];
      if (file) writeFileSync(file, JSON.stringify(counts));
    },
  };
}
