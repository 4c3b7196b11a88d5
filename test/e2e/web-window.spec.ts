/** The window in the machine's own browser: a real page behind the real host, from its start to its end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@msgpack/msgpack';
import { chromium } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { defaultStartOptions } from '../../contract/window/start-options.ts';
import type { WindowStatus } from '../../contract/window/watching.ts';
import { findBrowser } from '../../main/services/browser/find-browser.ts';
import { openWebWindow, type WebWindow } from '../../main/web.ts';
import { longtake, refusal } from './support/longtake.ts';
import { root } from './support/places.ts';

const folder = mkdtempSync(join(tmpdir(), 'longtake-window-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A page that asks for its start, then reports that it stands, and whether a style under its nonce holds. */
function makePage(): string {
  const renderer = mkdtempSync(join(folder, 'root-'));
  const status = { state: 'idle', label: 'here', counters: null, pageFrameMs: null };
  const bytes = (message: unknown) => JSON.stringify([...encode(message)]);
  writeFileSync(
    join(renderer, 'window.html'),
    `<!doctype html><title>Longtake</title><style nonce="__CSP_NONCE__">p { color: rgb(1, 2, 3) }</style><p>hello</p><script type="module" src="./window.js"></script>`,
  );
  writeFileSync(
    join(renderer, 'window.js'),
    `const socket = new WebSocket(\`ws://\${location.host}/window\`);
const isStyled = getComputedStyle(document.querySelector('p')).color === 'rgb(1, 2, 3)';
socket.onopen = () => socket.send(new Uint8Array(${bytes({ id: 1, command: 'app.start', args: {} })}));
socket.onmessage = () => {
  if (isStyled && crossOriginIsolated) socket.send(new Uint8Array(${bytes({ id: 2, command: 'watch.status', args: status })}));
  socket.onmessage = null;
};`,
  );
  return renderer;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

interface Opened {
  readonly window: WebWindow;
  readonly home: string;
  readonly debugPort: number;
}

async function open(): Promise<Opened> {
  const home = mkdtempSync(join(folder, 'home-'));
  const debugPort = await freePort();
  const stands = Promise.withResolvers<WindowStatus>();
  const window = await openWebWindow({
    rendererRoot: makePage(),
    start: defaultStartOptions,
    env: { ...process.env, LONGTAKE_HOME: home },
    // An app window on a screen that nobody sees.
    flags: ['--headless=new', `--remote-debugging-port=${String(debugPort)}`],
    onStatus: stands.resolve,
  });
  onTestFinished(() => window.close());
  await Promise.race([stands.promise, window.closed]);
  expect((await stands.promise).label).toBe('here');
  return { window, home, debugPort };
}

const hasBrowser = (await findBrowser()) !== null;
if (!hasBrowser) console.warn('skipped: there is no browser here');

describe.skipIf(!hasBrowser)('the window in the browser', () => {
  it('stands on our page, as an app of 1280 by 800, and ends when its user closes it', async () => {
    const { window, home, debugPort } = await open();
    expect(readdirSync(home)).toContain('window.lock');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(debugPort)}`);
    const [page] = browser.contexts().flatMap((context) => context.pages());
    expect(await page?.textContent('p')).toBe('hello');
    const size = await page?.evaluate(() => [globalThis.outerWidth, globalThis.outerHeight]);
    expect(size).toEqual([1280, 800]);
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => undefined);
    await window.closed;
    await window.close();
    expect(readdirSync(home)).not.toContain('window.lock');
  });

  it('is opened once for a folder of settings', async () => {
    const { window, home } = await open();
    const again = await longtake(['--host', 'web'], { env: { LONGTAKE_HOME: home } });
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 1, stdout: '' });
    expect(refusal(again)).toContain('Longtake is open already');
    await window.close();
    await window.closed;
  });

  it('whose browser is killed says so', async () => {
    const { window, debugPort } = await open();
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(debugPort)}`);
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.crash').catch(() => undefined);
    await expect(window.closed).rejects.toMatchObject({ reason: 'browser-died' });
  });
});

describe.skipIf(!hasBrowser)('longtake --host web', () => {
  it('ends in order at Ctrl-C, and leaves nothing behind', async () => {
    const [home, temporary] = ['home-', 'tmp-'].map((name) => mkdtempSync(join(folder, name)));
    const env = {
      ...process.env,
      LONGTAKE_HOME: home,
      LONGTAKE_BROWSER_FLAGS: '--headless=new',
      TMPDIR: temporary,
    };
    const program = [join(root, 'main/cli.ts'), '--host', 'web', '--source', 'camera'];
    const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    const ended = once(child, 'close') as Promise<[number | null]>;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (text.includes('The window is open in ')) child.kill('SIGINT');
    });
    const [code] = await ended;
    expect([code, said]).toEqual([0, expect.stringContaining('Ending in order')]);
    expect(readdirSync(home ?? '')).not.toContain('window.lock');
    expect(readdirSync(temporary ?? '')).toEqual([]);
  });
});

describe('a window that cannot open', () => {
  const home = () => ({ LONGTAKE_HOME: mkdtempSync(join(folder, 'home-')) });

  it('for want of a browser says what to install', async () => {
    const env = { ...home(), LONGTAKE_BROWSER: '/no/such/browser' };
    const outcome = await longtake(['--host', 'web'], { env });
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 1, stdout: '' });
    expect(refusal(outcome)).toContain('LONGTAKE_BROWSER');
  });

  it('on its port names it, and leaves no lock behind', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const env = home();
    const args = ['--host', 'web', '--port', String(port)];
    const outcome = await longtake(args, { env });
    expect(outcome.code).toBe(1);
    expect(refusal(outcome)).toContain(`Port ${String(port)} on 127.0.0.1 is taken`);
    expect(existsSync(join(env.LONGTAKE_HOME, 'window.lock'))).toBe(false);
  });

  it.each<[string[], string]>([
    [['--host', 'web', '--json'], '--json is for a run in the terminal'],
    [['--host', 'web', '--frames', '3'], '--frames is for a run in the terminal'],
    [['--host', 'headless', '--port', '8080'], '--port is for the web host'],
    [['--host', 'web', '--port', '0'], 'whole number from 1 to 65535'],
    [['--host', 'web', '--port', '65536'], 'whole number from 1 to 65535'],
    [['--host', 'web', '--project', '/no/such/project'], 'There is no project'],
    [['--host', 'web', '--model', './no.safetensors'], 'There is no model'],
    [['--host', 'web', '--extractor', './no.tflite'], 'There is no feature extractor'],
    [['--host', 'web', '--source', './no.mp4'], 'is not there'],
    [['--host', 'electron'], 'The Electron runtime is not installed'],
  ])('as %j asks is refused before anything opens', async (args, words) => {
    const env = { ...home(), ELECTRON_OVERRIDE_DIST_PATH: folder };
    const outcome = await longtake(args, { env });
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 2, stdout: '' });
    expect(refusal(outcome)).toContain(words);
    expect(readdirSync(env.LONGTAKE_HOME)).toEqual([]);
  });
});
