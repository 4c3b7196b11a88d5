/** Fetches as the window begins, follows and stops them. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LiveCounters } from '../../../../contract/live-counters.ts';
import { catalogue } from '../../../../main/services/extractors/catalogue.ts';
import { rememberSpeed } from '../../../../main/services/extractors/speeds.ts';
import { startFileServer, type Manners } from '../extractors/fetch/file-server.ts';
import { fittingSha256, inProject, makeHome, openServices } from './open-services.ts';
import { smallExtractor } from './small-extractor.ts';

const CORAL_BYTES = 3_251_736;
const HALF = 1_000_000;
/** Longer than the machine is ever busy with something else. */
const SOON = { timeout: 20_000 };
const never = new Promise<never>(() => undefined);
const halfWay = { after: HALF, until: never, then: 'go on' } as const;

async function openWith(manners: Partial<Manners>) {
  const server = await startFileServer({ bytes: new Uint8Array(CORAL_BYTES), ...manners });
  onTestFinished(() => server.close());
  const home = makeHome();
  home.env['LONGTAKE_CATALOGUE'] = server.address;
  const services = openServices(home);
  const { handlers, pushes } = services;
  const coral = async () =>
    (await handlers['extractors.list']({})).extractors.find(({ name }) => name === 'coral');
  const pushed = (kind: string) => pushes.filter((push) => push.kind === kind).length;
  const ended = (times = 1) => expect.poll(() => pushed('extractors-changed'), SOON).toBe(times);
  return { server, home, services, handlers, pushes, coral, pushed, ended };
}

describe('a fetch of the window', () => {
  it('is told of while it runs, and stopped with what has come', async () => {
    const { handlers, coral, pushes, ended, server } = await openWith({ pause: halfWay });
    expect(await coral()).toMatchObject({ fetching: null, partBytes: 0, fault: null });
    expect(await handlers['extractors.fetch']({ name: 'coral' })).toEqual({});
    await expect.poll(async () => (await coral())?.fetching?.bytes, SOON).toBe(HALF);
    expect(await coral()).toMatchObject({ fetching: { total: CORAL_BYTES }, path: null });
    const told = { kind: 'extractor-fetching', name: 'coral', progress: { bytes: HALF } };
    await expect.poll(() => pushes.at(-1), SOON).toMatchObject(told);
    // A second press while it runs changes nothing.
    await handlers['extractors.fetch']({ name: 'coral' });
    await handlers['extractors.cancel']({ name: 'coral' });
    await ended();
    expect(await coral()).toMatchObject({ fetching: null, partBytes: HALF, fault: null });
    expect(server.asked).toHaveLength(1);
    await handlers['extractors.fetch']({ name: 'coral' });
    await expect.poll(() => server.asked.length, SOON).toBe(2);
    expect(server.asked[1]?.headers.range).toBe(`bytes=${String(HALF)}-`);
  });

  it('that fails says why, until it is tried again', async () => {
    const { handlers, coral, ended, server } = await openWith({});
    await handlers['extractors.fetch']({ name: 'coral' });
    await ended();
    expect((await coral())?.fault).toMatchObject({ reason: 'failed' });
    expect((await coral())?.fault?.message).toContain('its SHA-256 is');
    server.behave({ pause: halfWay });
    await handlers['extractors.fetch']({ name: 'coral' });
    expect((await coral())?.fault).toBeNull();
  });

  it('ends with the services, its part on the disk', async () => {
    const { handlers, coral, services, home } = await openWith({ pause: halfWay });
    await handlers['extractors.fetch']({ name: 'coral' });
    await expect.poll(async () => (await coral())?.fetching?.bytes, SOON).toBe(HALF);
    await services.close();
    const left = readdirSync(join(home.settings, 'extractors'));
    expect(left.map((name) => name.replace(/^.*tflite/, ''))).toEqual(['.part', '.part.json']);
  });

  it('of an unknown name is refused, and a stop of what does not run is none', async () => {
    const { handlers } = await openWith({});
    await expect(handlers['extractors.fetch']({ name: 'nope' })).rejects.toMatchObject({
      reason: 'not-found',
    });
    expect(await handlers['extractors.cancel']({ name: 'coral' })).toEqual({});
  });

  it('is never begun by the window itself', async () => {
    const { handlers, server, home } = await openWith({});
    await handlers['app.start']({});
    await handlers['models.list']({});
    await handlers['extractors.list']({});
    expect(server.asked).toEqual([]);
    expect(existsSync(join(home.settings, 'extractors'))).toBe(false);
  });
});

/** Of a session that has seen so many steps, each with so long in the extractor. */
function counted(steps: number, ms: number): LiveCounters {
  const same = { p50: ms, p95: ms };
  const times = { frameIntervalMs: same, latencyMs: same, overheadMs: same, waitMs: same };
  const frames = { frames: steps, labels: steps, ticksDue: steps, fresh: steps, held: 0 };
  const dropped = { replaced: 0, 'extractor-failed': 0 };
  const resets = { start: 1, gap: 0, user: 0, 'camera-changed': 0, 'model-changed': 0 };
  const others = { openFrames: 0, extractorRestarts: 0 };
  return { ...frames, ...times, ...others, steps, dropped, resets, cnnMs: same };
}

describe('the list of extractors', () => {
  it('finds a file that was dropped into the own folder, and tells which folder that is', async () => {
    const home = makeHome();
    const { handlers } = openServices(home);
    const { folder } = await handlers['extractors.list']({});
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.tflite'), smallExtractor('mine'));
    const { extractors } = await handlers['extractors.list']({});
    const mine = extractors.find(({ name }) => name === 'mine');
    expect(mine).toMatchObject({ path: join(folder, 'mine.tflite'), fault: null });
  });

  it('tells how fast an extractor was while the window watched', async () => {
    const { services, home } = await inProject();
    const { handlers } = services;
    await handlers['watch.begin']({ source: 'camera', model: null });
    const speedOf = async () =>
      (await handlers['extractors.list']({})).extractors.find(({ name }) => name === 'fitting')
        ?.frameMs;
    const report = (steps: number, ms: number) =>
      handlers['watch.status']({
        state: 'live',
        label: null,
        pageFrameMs: null,
        counters: counted(steps, ms),
      });
    await report(99, 50);
    expect(await speedOf()).toEqual({});
    await report(100, 21.5);
    await report(101, 99);
    expect(await speedOf()).toEqual({ CPU: 21.5 });
    expect(existsSync(join(home.settings, 'speeds.json'))).toBe(true);
  });

  it('tells the speed of what was used on this machine, here or not', async () => {
    const home = makeHome();
    const coral = catalogue.find(({ name }) => name === 'coral');
    for (const sha256 of [fittingSha256, coral?.sha256 ?? '']) {
      await rememberSpeed({ sha256, delegate: 'CPU', frameMs: 12.5 }, home.env);
    }
    const { extractors } = await openServices(home).handlers['extractors.list']({});
    const measured = extractors.filter(({ frameMs }) => frameMs.CPU === 12.5);
    expect(measured.map(({ name }) => name).sort()).toEqual(['coral', 'fitting']);
  });
});
