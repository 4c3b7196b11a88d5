/** `--delegate gpu` on a machine whose graphics are software: tested once, told, remembered, and watched by the processor. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longtake, refusal } from './support/longtake.ts';
import { coralExtractor, missing } from './support/places.ts';

const reason = missing(coralExtractor);

interface Watched {
  readonly delegate: string;
  readonly frames: number;
  readonly labels: number;
  readonly extractorRestarts: number;
}

interface Examined {
  readonly extractor: { readonly sha256: string } | null;
  readonly graphics: readonly { readonly isPassed: boolean; readonly message: string }[];
}

describe.skipIf(reason !== null)('the graphics processor on the command line', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'longtake-home-'));
  });
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const run = (...args: string[]) => longtake(args, { env: { LONGTAKE_HOME: home } });

  it('is tested, and where it fails the processor watches', async () => {
    const { code, stdout, stderr } = await run('--delegate', 'gpu', '--frames', '40', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout) as Watched).toMatchObject({
      delegate: 'CPU',
      frames: 40,
      labels: 40,
      extractorRestarts: 0,
    });
    expect(stderr).toMatch(/The (graphics processor|browser|page)|This browser/);
  });

  it('is told of by doctor', async () => {
    const { code, stdout } = await run('doctor', '--json');
    expect(code).toBe(0);
    const { graphics } = JSON.parse(stdout) as Examined;
    expect(graphics.map(({ isPassed }) => isPassed)).toEqual([false]);
  });

  it('is no choice of a run with a window, nor any other word', async () => {
    const inWindow = await run('--host', 'web', '--delegate', 'gpu');
    expect(inWindow.code).toBe(2);
    expect(refusal(inWindow)).toContain('--delegate is for a run in the terminal');
    const unknown = await run('--delegate', 'tpu');
    expect(unknown.code).toBe(2);
  });
});
