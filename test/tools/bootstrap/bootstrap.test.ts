/** The way in: installs once, keeps standard output clean, says one line when npm fails, hands on signals and codes. */
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeProject, type FakeProject } from './fake-project.ts';

let project: FakeProject;

beforeEach(() => {
  project = createFakeProject();
});
afterEach(() => {
  project.remove();
});

const setUpLines = (stderr: string): string[] =>
  stderr.split('\n').filter((line) => line.startsWith('Longtake set-up: '));

describe('bootstrap', () => {
  it('installs once, and says so on standard error alone', async () => {
    const first = await project.start(['longtake', 'clips', '--json']).ended;
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ args: ['clips', '--json'] });
    expect(first.stderr).toBe('Longtake set-up: installing packages (npm ci), about a minute.\n');

    const second = await project.start(['longtake']).ended;
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(project.npmRuns()).toHaveLength(1);
    expect(project.npmRuns()[0]).toMatch(/^ci --include=dev/u);
  });

  it('installs again when package-lock.json has changed', async () => {
    await project.start(['longtake']).ended;
    project.write('package-lock.json', '{"packages":{"node_modules/a":{"version":"2.0.0"}}}');
    const { code } = await project.start(['longtake'], { FAKE_NPM: 'no-scripts' }).ended;
    expect(code).toBe(0);
    expect(project.npmRuns()).toHaveLength(2);
  });

  it('shows what npm said and one clear line when npm fails', async () => {
    const { code, stdout, stderr } = await project.start(['start'], { FAKE_NPM: 'fails' }).ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('npm error network unreachable');
    expect(stderr).not.toContain('at ');
    expect(setUpLines(stderr).slice(1)).toEqual([
      'Longtake set-up: npm ci failed (exit code 7): see its words above, check the network connection, then run the command again.',
    ]);
  });

  it('says what to do when install scripts are forbidden', async () => {
    const { code, stderr } = await project.start(['start'], { FAKE_NPM: 'no-scripts' }).ended;
    expect(code).toBe(1);
    expect(setUpLines(stderr).at(-1)).toContain('allow install scripts');
  });

  it('lets two at once share one installation', async () => {
    const one = project.start(['longtake', 'one'], { FAKE_NPM: 'waits-for-file' });
    await one.said('installing packages');
    const two = project.start(['longtake', 'two'], { FAKE_NPM: 'fails' });
    await two.said('waiting for the set-up that is already running');
    project.write('go', '');
    const ends = await Promise.all([one.ended, two.ended]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(project.npmRuns()).toHaveLength(1);
    expect(existsSync(path.join(project.root, '.setup/lock'))).toBe(false);
  });

  it('takes over from a set-up that was killed', async () => {
    const killed = project.start(['longtake'], { FAKE_NPM: 'waits-for-file' });
    await killed.said('installing packages');
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(existsSync(path.join(project.root, '.setup/lock'))).toBe(true);
    const { code } = await project.start(['longtake']).ended;
    expect(code).toBe(0);
    expect(existsSync(path.join(project.root, '.setup/lock'))).toBe(false);
  });

  it("passes the command's exit code on", async () => {
    expect((await project.start(['longtake', 'fail']).ended).code).toBe(3);
  });

  it('passes SIGTERM on and waits for the command to end', async () => {
    const running = project.start(['longtake', 'wait']);
    await running.said('waiting\n');
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 5, stdout: 'waiting\ntold to end\n' });
  });

  it('runs the command where the user stood, not where npm stands', async () => {
    const elsewhere = path.join(project.root, 'elsewhere');
    mkdirSync(elsewhere);
    const byNpm = {
      npm_package_json: path.join(project.root, 'package.json'),
      INIT_CWD: elsewhere,
    };
    const { stdout } = await project.start(['longtake'], byNpm).ended;
    expect(JSON.parse(stdout)).toMatchObject({ cwd: realpathSync(elsewhere) });

    const byAnotherPackage = { ...byNpm, npm_package_json: '/other/package.json' };
    const direct = await project.start(['longtake'], byAnotherPackage, elsewhere).ended;
    expect(JSON.parse(direct.stdout)).toMatchObject({ cwd: realpathSync(elsewhere) });
    const inRoot = await project.start(['longtake'], byAnotherPackage).ended;
    expect(JSON.parse(inRoot.stdout)).toMatchObject({ cwd: realpathSync(project.root) });
  });

  it('refuses an unknown mode with exit code 2', async () => {
    const { code, stderr } = await project.start(['install']).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('start|test|longtake');
  });
});
