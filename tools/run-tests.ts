/** Runs every check and every test, whatever fails on the way, and ends with one line of counts. Run by tools/bootstrap.mjs. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser, missingBrowserAdvice } from '../main/services/browser/find-browser.ts';
import { npmCommand } from './bootstrap/npm.mjs';
import { runQuietly } from './bootstrap/quiet.mjs';
import { runToEnd } from './bootstrap/run.mjs';
import type { Counts } from './tests/count-reporter.ts';

const root = path.dirname(import.meta.dirname);
const vitestArgs = process.argv.slice(2);
const scratch = mkdtempSync(path.join(tmpdir(), 'longtake-tests-'));

interface Outcome extends Counts {
  readonly ok: boolean;
}

const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

function readCounts(file: string): Counts {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : nothing;
}

/** Beside the unit tests, so what it prints is kept until it is over. */
async function runChecks(): Promise<boolean> {
  const npm = npmCommand(['run', '--silent', 'check:static']);
  const { code, output } = await runQuietly(npm.file, npm.args, { cwd: root, shell: npm.shell });
  process.stdout.write(output);
  return code === 0;
}

/** A run that failed without a failed test (a crash, no test found) counts as one failure. */
async function runProjects(...projects: readonly string[]): Promise<Outcome> {
  if (interrupted.signal.aborted) return { ...nothing, failed: 1, ok: false };
  const counts = path.join(scratch, `${projects.join('-')}.json`);
  const env = { ...process.env, LONGTAKE_TEST_COUNTS: counts };
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const chosen = projects.flatMap((project) => ['--project', project]);
  const args = [vitest, 'run', ...chosen, ...vitestArgs];
  const code = await runToEnd(process.execPath, args, { cwd: root, env });
  const counted = readCounts(counts);
  return { ...counted, failed: code === 0 ? 0 : Math.max(1, counted.failed), ok: code === 0 };
}

/** Without a browser the end-to-end tests cannot run: a skip on a user's machine, a failure where one is required. */
async function runEndToEnd(): Promise<Outcome> {
  if ((await findBrowser()) !== null) return runProjects('e2e', 'e2e-alone');
  console.log(`skipped: all end-to-end tests: ${missingBrowserAdvice()}`);
  const isRequired = process.env['LONGTAKE_REQUIRE_BROWSER'] === '1';
  return isRequired ? { ...nothing, failed: 1, ok: false } : { ...nothing, skipped: 1, ok: true };
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    interrupted.abort();
  });

console.log(`Checks and tests run on Node ${process.version}.`);
const [checksPass, units] = await Promise.all([
  vitestArgs.length > 0 || runChecks(),
  runProjects('unit'),
]);
const outcomes = [units, await runEndToEnd()];
rmSync(scratch, { recursive: true, force: true });

const sum = (key: keyof Counts): number =>
  outcomes.reduce((total, outcome) => total + outcome[key], 0);
if (!checksPass)
  console.log('The checks before the tests failed: see above (npm run check:static).');
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = checksPass && outcomes.every(({ ok }) => ok) ? 0 : 1;
