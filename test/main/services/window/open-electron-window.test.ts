/** The Electron host in a process of its own: what it is told, how its end is taken. A script stands in for the runtime. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  defaultStartOptions,
  parseStartOptions,
  type StartOptions,
} from '../../../../contract/window/start-options.ts';
import { openElectronWindow } from '../../../../main/services/window/open-electron-window.ts';
import { tempFolder } from '../temp-folder.ts';
import { matching } from '../../../matching.ts';

/** @param lines of sh; "$0.env" and "$0.args" take what it was started with. */
function fake(lines: string): string {
  const path = join(tempFolder(), 'electron');
  const note = 'printf "%s\\n" "$@" > "$0.args"; env > "$0.new" && mv "$0.new" "$0.env"';
  writeFileSync(path, `#!/bin/sh\n${note}\n${lines}\n`);
  chmodSync(path, 0o755);
  return path;
}

const start: StartOptions = {
  ...defaultStartOptions,
  project: '/home/ada/My "yoga".longtake',
  source: { kind: 'video', path: '/home/ada/a b.mp4' },
};
const open = (runtime: string) => openElectronWindow({ runtime, entry: '/entry.ts', start });

describe.skipIf(process.platform === 'win32')('the window', () => {
  it('gets its options in one variable, and is over when it is closed', async () => {
    process.env['ELECTRON_RUN_AS_NODE'] = '1';
    const runtime = fake('exit 0');
    await open(runtime).closed.finally(() => {
      delete process.env['ELECTRON_RUN_AS_NODE'];
    });
    const env = readFileSync(`${runtime}.env`, 'utf8').split('\n');
    const given = env.find((line) => line.startsWith('LONGTAKE_WINDOW='))?.slice(16);
    expect(parseStartOptions(given)).toEqual(start);
    expect(env.filter((line) => line.startsWith('ELECTRON_RUN_AS_NODE'))).toEqual([]);
    const args = readFileSync(`${runtime}.args`, 'utf8').trim().split('\n');
    expect(args.at(-1)).toBe('/entry.ts');
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });

  it.each([
    [2, 'unsupported'],
    [1, 'failed'],
  ])('that ends with %d is a failure: %s', async (code, reason) => {
    const { closed } = open(fake(`exit ${String(code)}`));
    await expect(closed).rejects.toMatchObject({
      reason,
      message: matching(/the lines above say why/),
    });
  });

  it('that is asked to close ends in order', async () => {
    const runtime = fake('exec sleep 60');
    const { closed, close } = open(runtime);
    await expect.poll(() => existsSync(`${runtime}.env`)).toBe(true);
    close();
    await closed;
  });

  it('whose runtime cannot be started is told of in one sentence', async () => {
    await expect(open('/no/such/electron').closed).rejects.toMatchObject({
      reason: 'failed',
      message: matching(/could not be started/),
    });
  });
});

describe('the options of a window', () => {
  it('are the defaults where there are none, and refused where they make no sense', () => {
    expect([parseStartOptions(undefined), parseStartOptions('')]).toEqual([
      defaultStartOptions,
      defaultStartOptions,
    ]);
    for (const text of ['{', '[]', '{"project": 1}', '{"project":null,"source":{"kind":"tv"}}']) {
      expect(() => parseStartOptions(text)).toThrow(/^LONGTAKE_WINDOW is not valid/);
    }
  });
});
