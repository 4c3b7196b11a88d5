/** Commands and options that do not exist or do not fit: exit code 2 and one sentence, at once and without a browser. */
import { describe, expect, it } from 'vitest';
import { longtake, refusal } from './support/longtake.ts';

/** No browser can start: a misuse that got as far would show as another sentence. */
const env = { LONGTAKE_BROWSER: '/no/such/browser' };

describe('a misuse', () => {
  it.each<[string[], string]>([
    [['frobnicate'], 'frobnicate'],
    [['lable', 'video.mp4'], 'lable'],
    [['bench', 'everything'], 'everything'],
    [['--frobnicate'], "unknown option '--frobnicate'"],
    [['doctor', '--frobnicate'], "unknown option '--frobnicate'"],
    [['label', 'video.mp4', '--frames', '3'], "unknown option '--frames'"],
    [['label'], "missing required argument 'videos'"],
    [['import', 'path'], "required option '--project <dir>'"],
    [['clips'], "required option '--project <dir>'"],
    [['label', 'video.mp4', '--format', 'docx'], 'Allowed choices are csv'],
    [['label', 'video.mp4', '--per', 'hour'], 'Allowed choices are frame, clip'],
    [['train', '--project', 'p', '--head', 'video'], 'Allowed choices are frame, clip'],
    [['train', '--project', 'p', '--projection', '-1'], 'whole number from 0'],
    [['label', 'video.mp4', '--model'], 'argument missing'],
    [['--frames', '0'], 'whole number from 1'],
    [['--frames', '3.5'], 'whole number from 1'],
    [['--frames', 'many'], 'whole number from 1'],
    [['--speed', '0'], 'number from 0.05 to 64'],
    [['--speed', 'NaN'], 'number from 0.05 to 64'],
    [['--host', 'cloud'], 'Allowed choices are electron, web, headless'],
    [['bench', 'live', '--frames', '-1'], 'whole number from 1'],
    [['bench', 'step', '--steps', '0'], 'whole number from 1'],
    [['bench', 'train', '--rounds', 'x'], 'whole number from 1'],
    [['clips', 'one', 'too', 'many', '--project', 'p'], 'too many arguments'],
  ])('%j is refused with what is wrong', async (args, words) => {
    const outcome = await longtake(args, { env });
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^longtake: [^\n]+\n$/);
    expect(refusal(outcome).toLowerCase()).toContain(words.toLowerCase());
    expect(refusal(outcome)).toContain('longtake --help');
  });

  it.each([[['--help']], [['label', '--help']], [['--version']]])('%j is none', async (args) => {
    const { code, stdout, stderr } = await longtake(args, { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(4);
  });
});

describe('doctor with nothing set', () => {
  it('tells what is missing and what to do, in one document, and exits with 0', async () => {
    const nothing = { LONGTAKE_MODELS: undefined, LONGTAKE_BROWSER: '/no/such/browser' };
    const { code, stdout, stderr } = await longtake(['doctor', '--json'], { env: nothing });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout) as { problems: { what: string; doThis: string }[] };
    expect(report).toMatchObject({
      node: process.version,
      host: expect.any(String) as string,
      engine: expect.stringMatching(/^(wasm|tfjs-node)$/) as string,
      engineReason: expect.any(String) as string,
      extractor: expect.objectContaining({ name: 'longtake-small', source: 'bundled' }) as object,
      cameras: [],
      versions: expect.objectContaining({ longtake: expect.any(String) as string }) as object,
    });
    const told = report.problems.map(({ what, doThis }) => `${what} ${doThis}`);
    expect(told.some((text) => text.includes('LONGTAKE_MODELS'))).toBe(false);
    expect(told.some((text) => text.includes('LONGTAKE_BROWSER'))).toBe(true);
  });

  it.each([
    ['wasm', 'LONGTAKE_ENGINE asks for it', 0],
    ['gpu', 'LONGTAKE_ENGINE is not valid', 1],
  ])('tells of the engine %s that was asked for', async (asked, why, engineProblems) => {
    const env = { LONGTAKE_BROWSER: '/no/such/browser', LONGTAKE_ENGINE: asked };
    const { code, stdout } = await longtake(['doctor', '--json'], { env });
    const report = JSON.parse(stdout) as {
      engine: string;
      engineReason: string;
      problems: { what: string }[];
    };
    expect({ code, engine: report.engine }).toEqual({ code: 0, engine: 'wasm' });
    expect(report.engineReason).toContain(why);
    const told = report.problems.filter(({ what }) => what.includes('LONGTAKE_ENGINE'));
    expect(told).toHaveLength(engineProblems);
  });

  it('says it in words, a sentence at a time', async () => {
    const nothing = { LONGTAKE_MODELS: undefined, LONGTAKE_BROWSER: '/no/such/browser' };
    const { code, stdout } = await longtake(['doctor'], { env: nothing });
    expect(code).toBe(0);
    const problems = stdout.split('\n').filter((line) => line.startsWith('Problem: '));
    expect(problems).toHaveLength(1);
    for (const problem of problems) expect(problem).toMatch(/^[^.]([^.]|\.[^. ]|\. [^.])*\.$/);
  });
});
