/** The window's socket on a real host: commands and answers, what makes no sense, what is too large, a page that comes again. */
import { encode } from '@msgpack/msgpack';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MAX_MESSAGE_BYTES } from '../../../contract/wire.ts';
import { startWebHost, type WebHost } from '../../../main/services/web-host/web-host.ts';
import { createWindowWire, type WindowWire } from '../../../main/services/web-host/window-wire.ts';
import { createWindowServices } from '../../../main/services/window/window-services.ts';
import { defaultStartOptions } from '../../../contract/window/start-options.ts';
import { logHeader, makeHome, makeProject, type Home } from '../services/window/open-services.ts';
import { tempFolder } from '../services/temp-folder.ts';
import { enter, knock, upgrade } from './knock.ts';
import { openWindowPage } from './window-page.ts';

interface Open {
  readonly host: WebHost;
  readonly wire: WindowWire;
  readonly cookie: string;
  readonly home: Home;
  /** How many pages were connected, at every change. */
  readonly counts: readonly number[];
}

async function openHost(project: string | null = null): Promise<Open> {
  const home = makeHome();
  const counts: number[] = [];
  const wire = createWindowWire({
    handlers: () => services.handlers,
    onPages: (count) => counts.push(count),
  });
  const host = await startWebHost({
    root: tempFolder(),
    page: '/window.html',
    sockets: { '/window': wire.accept },
  });
  const services = createWindowServices({
    files: host.files,
    host: 'web',
    start: { ...defaultStartOptions, project },
    push: wire.push,
    env: home.env,
  });
  onTestFinished(async () => {
    await services.close();
    await host.close();
  });
  return { host, wire, cookie: await enter(host), home, counts };
}

const refused = (reason: string) => ({ ok: false, fault: { reason } });

describe("the window's socket", () => {
  it('opens for our page alone, beside none for a stage', async () => {
    const { host, cookie, counts } = await openHost();
    const origin = `http://${host.authority}`;
    const strangers: [string, Record<string, string>][] = [
      ['/window', { Cookie: cookie }],
      ['/window', { Cookie: cookie, Origin: 'http://evil.example' }],
      ['/window', { Cookie: cookie, Origin: 'null' }],
      ['/window', { Origin: origin }],
      ['/window', { Origin: origin, Cookie: `longtake=${'A'.repeat(43)}` }],
      ['/window', { Origin: origin, Cookie: cookie, Host: 'evil.example' }],
      ['/wire', { Origin: origin, Cookie: cookie }],
      ['/window/', { Origin: origin, Cookie: cookie }],
      ['/__proto__', { Origin: origin, Cookie: cookie }],
    ];
    for (const [path, headers] of strangers) {
      const line = await upgrade(host, path, headers);
      expect([path, headers, line]).toEqual([path, headers, 'HTTP/1.1 403 Forbidden']);
    }
    expect(counts).toEqual([]);
    const page = await openWindowPage(host, cookie);
    expect(await page.invoke('app.start', {})).toMatchObject({ ok: true, value: { host: 'web' } });
  });

  it('answers with values, and with expected failures as values', async () => {
    const { host, cookie } = await openHost();
    const page = await openWindowPage(host, cookie);
    const answers = await Promise.all([
      page.invoke('projects.open', { folder: '/nowhere' }),
      page.invoke('settings.change', { theme: 'light' }),
      page.invoke('watch.begin', { source: 'camera', model: 'unknown' }),
    ]);
    expect(answers).toMatchObject([
      refused('project-invalid'),
      { ok: true, value: { theme: 'light' } },
      refused('not-found'),
    ]);
  });

  it('refuses unknown commands and arguments that make no sense, and goes on', async () => {
    const { host, cookie } = await openHost();
    const page = await openWindowPage(host, cookie);
    const senseless: [string, unknown][] = [
      ['app.destroy', {}],
      ['__proto__', {}],
      ['constructor', {}],
      ['toString', {}],
      ['app.start', null],
      ['settings.change', { theme: 'pink' }],
      ['watch.begin', { source: 'network', model: null }],
      ['watch.end', { session: -1 }],
      ['log.keep', { session: 1, lines: [{ kind: 'nonsense' }] }],
      ['logs.read', { name: 'a.jsonl', from: 0.5 }],
    ];
    for (const [command, args] of senseless) {
      const outcome = await page.invoke(command, args);
      expect([command, outcome]).toMatchObject([command, refused('bad-input')]);
    }
    expect(await page.invoke('settings.change', { schemaVersion: 9 })).toMatchObject({
      ok: true,
      value: { schemaVersion: 1 },
    });
  });

  it.each<[string, Uint8Array | string]>([
    ['text', '{"id": 1, "command": "app.start", "args": {}}'],
    ['no MessagePack', Buffer.from([0xc1, 0xff])],
    ['cut short', encode({ id: 1, command: 'app.start', args: {} }).subarray(0, 9)],
    ['without id', encode({ command: 'app.start', args: {} })],
    ['with a negative id', encode({ id: -1, command: 'app.start', args: {} })],
    ['with a command that is no word', encode({ id: 1, command: 7, args: {} })],
    ['with an endless command', encode({ id: 1, command: 'x'.repeat(1000), args: {} })],
    ['that is no map', encode([1, 'app.start', {}])],
    ['empty', new Uint8Array()],
  ])('is closed after a message %s, and a page that comes again works', async (_, message) => {
    const { host, cookie } = await openHost();
    const page = await openWindowPage(host, cookie);
    page.sendRaw(message);
    expect(await page.closed).toBe(1008);
    const again = await openWindowPage(host, cookie);
    expect(await again.invoke('app.start', {})).toMatchObject({ ok: true });
  });

  it('is closed after a message that is too large, and a page that comes again works', async () => {
    const { host, cookie } = await openHost();
    const page = await openWindowPage(host, cookie);
    page.sendRaw(new Uint8Array(MAX_MESSAGE_BYTES + 1));
    expect(await page.closed).toBe(1009);
    const again = await openWindowPage(host, cookie);
    expect(await again.invoke('app.start', {})).toMatchObject({ ok: true });
  });
});

describe('a page that comes again', () => {
  it('is the window: it gets the pushes, the one before is closed', async () => {
    const { host, cookie, wire, counts } = await openHost();
    wire.push({ kind: 'resumed' }); // there is nobody yet
    const first = await openWindowPage(host, cookie);
    const second = await openWindowPage(host, cookie);
    expect(await first.closed).toBe(1001);
    wire.push({ kind: 'action', action: 'reset' });
    await second.invoke('app.about', {});
    expect(second.pushes).toEqual([{ kind: 'action', action: 'reset' }]);
    expect(first.pushes).toEqual([]);
    second.leave();
    await second.closed;
    await expect.poll(() => counts.at(-1)).toBe(0);
    wire.push({ kind: 'resumed' }); // nor any more
  });

  it('finds the sessions of the one before ended, their files taken back, their logs closed', async () => {
    const { root } = await makeProject();
    const { host, cookie } = await openHost(root);
    const first = await openWindowPage(host, cookie);
    const begun = await first.invoke('watch.begin', { source: 'camera', model: null });
    if (!begun.ok) throw new Error(begun.fault.message);
    const plan = begun.value as { session: number; modelAddress: string };
    const headers = { cookie };
    expect((await knock(host, plan.modelAddress, { headers })).status).toBe(200);
    await first.invoke('log.keep', { session: plan.session, lines: [logHeader] });

    const second = await openWindowPage(host, cookie);
    await first.closed;
    const status = async () => (await knock(host, plan.modelAddress, { headers })).status;
    await expect.poll(status).toBe(404);
    const { session } = plan;
    const append = await second.invoke('log.append', { session, lines: [logHeader] });
    expect(append).toMatchObject(refused('bad-input'));
    const begunAgain = await second.invoke('watch.begin', { source: 'camera', model: null });
    expect(begunAgain).toMatchObject({ ok: true });
  });
});
