/** What stands in a fetch's way: servers that refuse or mislead, no network, no room, another fetch. */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exitCodeOf } from '../../../../../contract/fault.ts';
import { isLoopback, mayFetch } from '../../../../../main/services/extractors/fetch/may-fetch.ts';
import { tempFolder } from '../../temp-folder.ts';
import { startFileServer } from './file-server.ts';
import { CUT, cutScene, FILE, installed, never, part, said, scene } from './scene.ts';

describe('a server that refuses', () => {
  it.each([
    [404, 'the file may have moved'],
    [403, 'the file may have moved'],
    [500, 'fetch again later'],
    [429, 'fetch again later'],
  ])('with %s is told of, with a way by hand', async (status, words) => {
    const refusing = await scene({ status });
    const outcome = await refusing.fetch();
    expect(said(outcome)).toContain(words);
    expect(said(outcome)).toContain(refusing.target.address);
    expect(said(outcome)).toContain(`put it into "${refusing.folder}"`);
    expect(exitCodeOf(outcome)).toBe(1);
    expect(refusing.files()).toEqual([]);
  });

  it('in between takes nothing of what has come', async () => {
    const cut = await cutScene();
    cut.server.behave({ status: 503 });
    expect(said(await cut.fetch())).toContain('503');
    expect(cut.files()).toEqual(part);
    cut.server.behave({ status: 200 });
    await cut.fetch();
    expect(installed(cut)).toBe(true);
  });
});

describe('a redirect', () => {
  it('on this machine, from this machine, is followed', async () => {
    const there = await scene();
    const here = await startFileServer({
      bytes: new Uint8Array(),
      redirectTo: there.target.address,
    });
    onTestFinished(() => here.close());
    await there.fetch({}, { address: `${here.address}/${FILE}` });
    expect(installed(there)).toBe(true);
  });

  it.each([
    'http://example.org/net.tflite',
    'http://127.0.0.1.example.org/net.tflite',
    'http://localhost/net.tflite',
    'file:///etc/passwd',
    'https://user:word@example.org/net.tflite',
  ])('to %s is not', async (to) => {
    const leading = await scene({ redirectTo: to });
    expect(said(await leading.fetch())).toContain(`to "${to}", which is not followed`);
    expect(leading.files()).toEqual([]);
  });

  it('in circles ends', async () => {
    const leading = await scene({ redirectTo: `/${FILE}` });
    expect(said(await leading.fetch())).toContain('ever further');
    expect(leading.server.asked.length).toBeLessThan(10);
  });

  it('may lead to https anywhere, and to plain http on a literal address of this machine alone', () => {
    const allowed = (address: string) => mayFetch(new URL(address));
    expect(allowed('https://example.org/a')).toBe(true);
    expect(allowed('http://[::1]:80/a')).toBe(true);
    expect(allowed('http://127.9.9.9/a')).toBe(true);
    expect(allowed('ftp://127.0.0.1/a')).toBe(false);
    expect(isLoopback(new URL('https://128.0.0.1/'))).toBe(false);
  });
});

describe('no network', () => {
  it('is told of with the address and the folder, for another machine', async () => {
    const closed = createServer();
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const { fetch, folder, files } = await scene();
    // Nobody listens there any more; the other name is kept from existing by RFC 2606.
    const addresses = [
      `http://127.0.0.1:${String(port)}/${FILE}`,
      `https://nobody.invalid/${FILE}`,
    ];
    for (const address of addresses) {
      const outcome = await fetch({}, { address });
      expect(said(outcome)).toMatch(/^"[\w.:]+" cannot be reached \(E[A-Z_]+\): check the network/);
      expect(said(outcome)).toContain(`fetch ${address} on another machine`);
      expect(said(outcome)).toContain(folder);
      expect(exitCodeOf(outcome)).toBe(1);
    }
    expect(files()).toEqual([]);
  });

  it('in between takes nothing of what has come', async () => {
    const cut = await cutScene();
    await cut.server.close();
    expect(said(await cut.fetch())).toContain('cannot be reached (ECONNREFUSED)');
    expect(cut.files()).toEqual(part);
  });
});

describe('a disk', () => {
  it.skipIf(!existsSync('/dev/full'))('that is full is told of, and nothing is left', async () => {
    const { fetch, folder, files } = await scene();
    mkdirSync(folder);
    symlinkSync('/dev/full', join(folder, `${FILE}.part`));
    const outcome = await fetch();
    expect(outcome).toMatchObject({ reason: 'disk' });
    expect(said(outcome)).toMatch(/The disk is full and "net" needs 0\.2 MB in ".*make room/);
    expect(files()).toEqual([]);
  });

  it('with too little room is told of, and the room is given back', async (context) => {
    const folder = tempFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder], { stdio: 'pipe' });
    } catch {
      context.skip('only root may make a small disk');
    }
    onTestFinished(() => void execFileSync('umount', [folder]));
    const { fetch } = await scene();
    expect(said(await fetch({}, { folder }))).toContain('The disk is full');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('whose folder is no folder is told of', async () => {
    const { fetch } = await scene();
    const folder = join(tempFolder(), 'a file');
    writeFileSync(folder, '');
    const outcome = await fetch({}, { folder });
    expect(outcome).toMatchObject({ reason: 'disk' });
    expect(said(outcome)).toContain(`cannot be written to "${folder}"`);
  });
});

describe('another fetch of the same file', () => {
  it('is refused while the first runs, and the first is not disturbed', async () => {
    const gate = Promise.withResolvers<undefined>();
    const slow = await scene({ pause: { after: CUT, until: gate.promise, then: 'go on' } });
    const second: (string | Error)[] = [];
    const first = await slow.fetch({
      onProgress: ({ bytes }) => {
        if (bytes !== CUT) return;
        void slow.fetch().then((outcome) => {
          second.push(outcome);
          gate.resolve(undefined);
        });
      },
    });
    expect(second).toMatchObject([{ reason: 'failed' }]);
    expect(String(second[0])).toContain('is being fetched already');
    expect(first).toBe(join(slow.folder, FILE));
    expect(installed(slow)).toBe(true);
    expect(slow.server.asked).toHaveLength(1);
  });

  it('that died leaves its place to the next', async () => {
    const { fetch, folder, files } = await scene();
    mkdirSync(folder);
    const dead = execFileSync(process.execPath, ['-p', 'process.pid']).toString().trim();
    const host = execFileSync(process.execPath, ['-p', 'os.hostname()']).toString().trim();
    const holder = { pid: Number(dead), host, start: null };
    writeFileSync(join(folder, `${FILE}.lock`), JSON.stringify(holder));
    expect(await fetch()).toBe(join(folder, FILE));
    expect(files()).toEqual([FILE]);
  });

  it('of a process that lives keeps its place', async () => {
    const { fetch, folder } = await scene({ pause: { after: CUT, until: never, then: 'go on' } });
    mkdirSync(folder);
    const host = execFileSync(process.execPath, ['-p', 'os.hostname()']).toString().trim();
    const holder = { pid: process.ppid, host, start: null };
    writeFileSync(join(folder, `${FILE}.lock`), JSON.stringify(holder));
    expect(said(await fetch())).toContain('is being fetched already');
  });
});
