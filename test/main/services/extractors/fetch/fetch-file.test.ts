/** Fetching from a real server that cuts, lies, stalls or has moved on: the whole file in the end, or nothing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchProgress } from '../../../../../contract/window/cards.ts';
import { sha256Of } from '../../../../../main/services/extractors/find-known.ts';
import type { Manners } from './file-server.ts';
import { bytes, CUT, cutScene, FILE, installed, never, part, said, scene } from './scene.ts';

const other = bytes.map((byte) => byte ^ 1);

describe('a fetch that goes well', () => {
  it('leaves the file and nothing else, having sent one plain GET', async () => {
    const good = await scene();
    expect(await good.fetch()).toBe(join(good.folder, FILE));
    expect(installed(good)).toBe(true);
    expect(good.files()).toEqual([FILE]);
    expect(good.server.asked).toHaveLength(1);
    const [{ method, headers } = { method: '', headers: {} }] = good.server.asked;
    expect(method).toBe('GET');
    expect(Object.keys(headers)).not.toContain('cookie');
    expect(Object.keys(headers)).not.toContain('range');
  });

  it('tells how far it is, from the first byte to the last', async () => {
    const good = await scene();
    const told: FetchProgress[] = [];
    await good.fetch({ onProgress: (progress) => told.push(progress) });
    expect(told[0]).toMatchObject({ bytes: 0, total: bytes.length });
    expect(told.at(-1)).toMatchObject({ bytes: bytes.length, total: bytes.length });
    expect(told.every(({ bytes: at }, i) => at >= (told[i - 1]?.bytes ?? 0))).toBe(true);
  });

  it('needs to know the size neither from the catalogue nor from the server', async () => {
    const silent = await scene({ tellsLength: false });
    expect(await silent.fetch({}, { bytes: null })).toBe(join(silent.folder, FILE));
    expect(installed(silent)).toBe(true);
  });

  it('takes the place of a broken file of that name', async () => {
    const good = await scene();
    await good.fetch();
    writeFileSync(join(good.folder, FILE), 'broken');
    await good.fetch();
    expect(installed(good)).toBe(true);
  });
});

describe('a connection that is cut', () => {
  it('keeps what came, and the next fetch asks for the rest alone', async () => {
    const cut = await cutScene({}, /cut after 60000 of 200000 bytes .* go on from there\.$/);
    const told: FetchProgress[] = [];
    expect(await cut.fetch({ onProgress: (p) => told.push(p) })).toBe(join(cut.folder, FILE));
    expect(installed(cut)).toBe(true);
    expect(cut.files()).toEqual([FILE]);
    const { headers } = cut.server.asked[1] ?? { headers: {} };
    expect(headers).toMatchObject({ range: `bytes=${String(CUT)}-`, 'if-range': '"one"' });
    expect(told[0]?.bytes).toBe(CUT);
  });

  it.each<[string, Partial<Manners>]>([
    ['a weak mark', { etag: 'W/"weak"' }],
    ['a date', { etag: null, lastModified: 'Thu, 26 Nov 2026 10:00:00 GMT' }],
  ])('is gone on from by %s as well', async (_, manners) => {
    const cut = await cutScene(manners);
    await cut.fetch();
    expect(installed(cut)).toBe(true);
    expect(cut.server.asked.map(({ headers }) => headers.range)).toEqual([
      undefined,
      expect.stringMatching(/^bytes=\d+-$/),
    ]);
  });

  it.each<[string, Partial<Manners>]>([
    ['has another file by now', { etag: '"two"' }],
    ['has another file by now, marked weakly', { etag: 'W/"two"' }],
    ['knows no ranges', { knowsRanges: false }],
  ])('begins anew where the server %s', async (_, manners) => {
    const cut = await cutScene(manners.etag?.startsWith('W/') === true ? { etag: 'W/"one"' } : {});
    cut.server.behave(manners);
    expect(await cut.fetch()).toBe(join(cut.folder, FILE));
    expect(installed(cut)).toBe(true);
    expect(cut.files()).toEqual([FILE]);
  });

  it('begins anew where the server gave no mark to know the file by', async () => {
    const cut = await cutScene({ etag: null });
    await cut.fetch();
    expect(installed(cut)).toBe(true);
    expect(cut.server.asked.map(({ headers }) => headers.range)).toEqual([undefined, undefined]);
  });

  it('begins anew where the note beside the part was torn, or names another address', async () => {
    for (const note of [
      '{"addr',
      '{"address":"https://a.example/","total":1,"etag":"x","lastModified":null}',
    ]) {
      const cut = await cutScene();
      writeFileSync(join(cut.folder, `${FILE}.part.json`), note);
      await cut.fetch();
      expect(installed(cut)).toBe(true);
      expect(cut.server.asked[1]?.headers.range).toBeUndefined();
    }
  });

  it('is noticed where the server tells no length', async () => {
    const cut = await cutScene({ tellsLength: false });
    await cut.fetch();
    expect(installed(cut)).toBe(true);
  });

  it('is one that falls silent, too', async () => {
    const silent = await scene({ pause: { after: CUT, until: never, then: 'go on' } });
    expect(said(await silent.fetch({ silenceMs: 200 }))).toContain('The connection was cut');
    expect(silent.files()).toEqual(part);
    silent.server.behave({ pause: null });
    await silent.fetch();
    expect(installed(silent)).toBe(true);
  });

  it('after the last byte, by a crash, needs no server any more', async () => {
    const cut = await cutScene();
    writeFileSync(join(cut.folder, `${FILE}.part`), bytes);
    const before = cut.server.asked.length;
    expect(await cut.fetch()).toBe(join(cut.folder, FILE));
    expect(cut.server.asked).toHaveLength(before);
  });

  it('with more on the disk than the server has begins anew', async () => {
    const cut = await cutScene();
    writeFileSync(join(cut.folder, `${FILE}.part`), Buffer.concat([bytes, bytes]));
    expect(await cut.fetch()).toBe(join(cut.folder, FILE));
    expect(installed(cut)).toBe(true);
  });
});

describe('a fetch that is stopped', () => {
  it('keeps what came, and goes on from there', async () => {
    const slow = await scene({ pause: { after: CUT, until: never, then: 'go on' } });
    const stopping = new AbortController();
    const outcome = await slow.fetch({
      signal: stopping.signal,
      onProgress: ({ bytes: at }) => {
        if (at >= CUT) stopping.abort();
      },
    });
    expect(outcome).toMatchObject({ reason: 'cancelled' });
    expect(slow.files()).toEqual(part);
    slow.server.behave({ pause: null });
    await slow.fetch();
    expect(installed(slow)).toBe(true);
    expect(slow.server.asked[1]?.headers.range).toBe(`bytes=${String(CUT)}-`);
  });

  it('before it began asks nobody', async () => {
    const slow = await scene();
    expect(await slow.fetch({ signal: AbortSignal.abort() })).toMatchObject({
      reason: 'cancelled',
    });
    expect(slow.server.asked).toEqual([]);
  });
});

describe('a wrong file', () => {
  it('by its hash is thrown away, and both hashes are told', async () => {
    const wrong = await scene({ bytes: other });
    const message = said(await wrong.fetch());
    expect(message).toContain(sha256Of(bytes));
    expect(message).toContain(sha256Of(other));
    expect(wrong.files()).toEqual([]);
  });

  it('by its size is not even begun', async () => {
    const wrong = await scene({ bytes: bytes.subarray(1) });
    expect(said(await wrong.fetch())).toContain('offers 199999 bytes');
    expect(wrong.files()).toEqual([]);
  });

  it.each([
    ['known', bytes.length],
    ['not known', null],
  ])('without an end is cut off where its size is %s', async (_, size) => {
    const endless = await scene({ isEndless: true });
    expect(said(await endless.fetch({ mostBytes: 1_000_000 }, { bytes: size }))).toContain(
      'sends more',
    );
    expect(endless.files()).toEqual([]);
  });
});
