/** A first run on a machine that has no network and nothing of ours but the program: it names what it sees all the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cannotCutOff, cli, runCutOff } from './support/cut-off.ts';
import { expectWholeSample } from './support/whole-sample.ts';

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
  readonly steps: number;
  readonly extractor: string;
  readonly frameLabels: readonly { readonly source: string }[];
}

type Env = Readonly<Record<string, string>>;

function alone(args: readonly string[], env: Env = {}) {
  const nothing = { LONGTAKE_MODELS: undefined, LONGTAKE_CATALOGUE: undefined };
  return runCutOff(args, { ...nothing, LONGTAKE_HOME: home, ...env });
}

async function watch(args: readonly string[], env: Env = {}) {
  const { stdout, stderr } = await alone([cli, '--host', 'headless', '--json', ...args], env);
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
    const { stdout, stderr } = await alone([cli]);
    expectWholeSample(stdout);
    expect(stderr).not.toMatch(/^longtake: /m);
  });

  it('the camera is named, frame by frame', async () => {
    const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
    const env = { LONGTAKE_BROWSER_FLAGS: camera.join('\n') };
    const { watched, stderr } = await watch(['--source', 'camera', '--frames', '45'], env);
    expect(watched).toMatchObject({ frames: 45, labels: 45, extractor: 'longtake-small' });
    expect(watched.steps).toBeGreaterThan(0);
    expect(watched.frameLabels.filter(({ source }) => source === 'fresh')).toHaveLength(
      watched.steps,
    );
    expect(stderr).not.toMatch(/^longtake: /m);
  });
});
