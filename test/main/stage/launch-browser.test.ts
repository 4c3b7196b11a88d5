/** The browser's start and end: its secret stays in a file of the user's own, nothing is left behind, a death is told. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { findBrowser } from '../../../main/services/browser/find-browser.ts';
import { launchBrowser } from '../../../main/services/browser/launch-browser.ts';
import { tempFolder } from '../services/temp-folder.ts';

const SECRET = 'k3ep-this-t0-yourself';
const isPosix = process.platform !== 'win32';

/** A program in the browser's place. @param lines of sh; "$0.args" takes what it was called with. */
function fake(lines: string): string {
  const path = join(tempFolder(), 'browser');
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$@" > "$0.new" && mv "$0.new" "$0.args"\n${lines}\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

async function launch(path: string, entrance = `http://127.0.0.1:1/enter?code=${SECRET}`) {
  const faults: Fault[] = [];
  const died = Promise.withResolvers<Fault>();
  const browser = await launchBrowser({
    path,
    entrance,
    window: null,
    flags: ['--one-more-flag'],
    onDied: (fault) => {
      faults.push(fault);
      died.resolve(fault);
    },
  });
  onTestFinished(() => browser.close());
  return { browser, faults, died: died.promise };
}

/** Reads what the fake was called with, once it has written it. */
async function argumentsOf(path: string): Promise<string[]> {
  const file = `${path}.args`;
  await expect.poll(() => existsSync(file)).toBe(true);
  return readFileSync(file, 'utf8').trim().split('\n');
}

describe.skipIf(!isPosix)('a browser', () => {
  it('gets its secret in a file that its user alone may read, not on its command line', async () => {
    const path = fake('exec sleep 60');
    await launch(path);
    const given = await argumentsOf(path);
    expect(given.join(' ')).not.toContain(SECRET);
    expect(given).toContain('--one-more-flag');
    const door = new URL(given.at(-1));
    expect(door.protocol).toBe('file:');
    expect(statSync(door).mode & 0o777).toBe(0o600);
    expect(statSync(new URL('.', door)).mode & 0o777).toBe(0o700);
    expect(readFileSync(door, 'utf8')).toContain(SECRET);
  });

  it('works on a profile of its own, which is gone after close', async () => {
    const path = fake('exec sleep 60');
    const { browser, faults } = await launch(path);
    const given = await argumentsOf(path);
    const flag = '--user-data-dir=';
    const profile = given.find((g) => g.startsWith(flag))?.slice(flag.length) ?? '';
    const folder = join(profile, '..');
    expect(existsSync(folder)).toBe(true);
    await browser.close();
    expect(existsSync(folder)).toBe(false);
    expect(() => process.kill(browser.pid, 0)).toThrow(/ESRCH/);
    // It ended because it was asked to.
    expect(faults).toEqual([]);
  });

  it('that dies at once is told of once, with its last words', async () => {
    const { died, browser, faults } = await launch(
      fake('echo "first" >&2\necho "no display" >&2\nexit 7'),
    );
    const fault = await died;
    expect(fault).toBeInstanceOf(Fault);
    expect(fault.reason).toBe('browser-died');
    expect(fault.message).toContain('(7)');
    expect(fault.message).toContain('no display');
    await browser.close();
    expect(faults).toHaveLength(1);
  });

  it('that is killed is told of with the signal', async () => {
    const { died, browser } = await launch(fake('exec sleep 60'));
    process.kill(browser.pid, 'SIGKILL');
    expect((await died).message).toContain('SIGKILL');
  });

  it('that cannot be started is told of in one sentence', async () => {
    const path = join(tempFolder(), 'no-such-browser');
    const { died, browser, faults } = await launch(path);
    const fault = await died;
    expect(fault.reason).toBe('browser-died');
    expect(fault.message).toContain(`The browser ${path} could not be started`);
    await browser.close();
    expect(faults).toHaveLength(1);
  });
});

const found = await findBrowser();
const noChromium = found === null || !existsSync('/proc/self/cmdline');
if (noChromium) console.warn('skipped: the real browser, since there is none here or no /proc');

describe.skipIf(noChromium)('the real browser', () => {
  it('comes through the door, and none of its processes carries the secret on its command line', async () => {
    const knocked = Promise.withResolvers<string>();
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/enter') === true) knocked.resolve(request.url);
      response.end('<!doctype html>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const entrance = `http://127.0.0.1:${String(port)}/enter?code=${SECRET}`;
    const { browser, faults } = await launch(found?.path ?? '', entrance);
    expect(await knocked.promise).toBe(`/enter?code=${SECRET}`);

    const own = commandLine(browser.pid);
    const profile = /--user-data-dir=([^\0]+)/.exec(own)?.[1] ?? 'none';
    const processes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(commandLine)
      .filter((line) => line.includes(profile));
    expect(processes.length).toBeGreaterThan(0);
    expect(processes.filter((line) => line.includes(SECRET))).toEqual([]);

    // Its lock among the temporary files goes with the profile.
    const environment = readFileSync(`/proc/${String(browser.pid)}/environ`, 'utf8').split('\0');
    expect(environment).toContain(`TMPDIR=${join(profile, '..')}`);

    await browser.close();
    expect(existsSync(join(profile, '..'))).toBe(false);
    expect(faults).toEqual([]);
  });
});

function commandLine(pid: number | string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'latin1');
  } catch {
    return ''; // it ended meanwhile
  }
}
