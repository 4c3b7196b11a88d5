/** A first run on a machine that has no network and nothing of ours but the program: it names what it sees all the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cannotCutOff, cli, runCutOff } from './support/cut-off.ts';

const reason = cannotCutOff();

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'longtake-offline-'));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

interface Watched {
  readonly frames: number;
  readonly labels: number;
  readonly extractor: string;
  readonly model: string;
  readonly accuracy: number | null;
}

function alone(args: readonly string[]) {
  const nothing = { LONGTAKE_MODELS: undefined, LONGTAKE_CATALOGUE: undefined };
  return runCutOff(args, { ...nothing, LONGTAKE_HOME: home });
}

async function watch(args: readonly string[]) {
  const { stdout, stderr } = await alone([cli, '--host', 'headless', '--json', ...args]);
  return { watched: JSON.parse(stdout) as Watched, stderr };
}

describe.skipIf(reason !== null)('with the network cut off', () => {
  it('there is truly none', async () => {
    const script = `await fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(2000) })
      .catch(({ cause }) => console.log(cause.code));`;
    const { stdout } = await alone(['--input-type=module', '--eval', script]);
    expect(stdout.trim()).toBe('ENETUNREACH');
  });

  it('the sample is named, right in nine frames of ten', async () => {
    const { watched, stderr } = await watch([]);
    expect(watched).toMatchObject({ frames: 900, labels: 900, extractor: 'longtake-small' });
    expect(watched.accuracy).toBeGreaterThanOrEqual(0.9);
    expect(stderr).not.toMatch(/^longtake: /m);
  });
});
