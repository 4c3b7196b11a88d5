/** The counts that end `npm test`, from a real run of vitest over tests of every outcome. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runQuietly } from '../../tools/bootstrap/quiet.mjs';

const root = path.resolve(import.meta.dirname, '../..');

const outcomes = `
import { expect, it } from 'vitest';
it('holds', () => { expect(1).toBe(1); });
it('holds too', () => { expect(2).toBe(2); });
it('does not hold', () => { expect(1).toBe(2); });
it('cannot run', (context) => { context.skip('there is no moon'); });
it.skipIf(true)('is left out', () => undefined);
`;
const config = `
import { createCountReporter } from '${path.join(root, 'tools/tests/count-reporter.ts')}';
export default { test: { include: ['*.case.ts'], reporters: [createCountReporter()] } };
`;

describe('the count reporter', () => {
  let folder: string;
  let ended: { code: number; output: string };
  let counts: unknown;

  beforeAll(async () => {
    // Inside the repository, so that the cases find vitest.
    mkdirSync(path.join(root, '.setup'), { recursive: true });
    folder = mkdtempSync(path.join(root, '.setup/counts-'));
    const place = (name: string) => path.join(folder, name);
    writeFileSync(place('outcomes.case.ts'), outcomes);
    writeFileSync(place('broken.case.ts'), "import './absent.ts';");
    writeFileSync(place('vitest.config.ts'), config);
    const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
    const env = { ...process.env, LONGTAKE_TEST_COUNTS: place('counts.json') };
    ended = await runQuietly(process.execPath, [vitest, 'run'], { cwd: folder, env });
    counts = JSON.parse(readFileSync(place('counts.json'), 'utf8'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('counts each outcome, a file that does not load among the failed', () => {
    expect(counts).toEqual({ passed: 2, failed: 2, skipped: 2 });
    expect(ended.code).toBe(1);
  });

  it('prints why tests were skipped', () => {
    expect(ended.output).toContain('skipped: cannot run: there is no moon\n');
    expect(ended.output).toContain('skipped: is left out: its condition does not hold here\n');
  });
});
