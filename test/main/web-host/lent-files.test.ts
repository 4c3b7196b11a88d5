/** Files lent to the page: whole or in ranges, whatever they are called, and gone when taken back. */
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { enter, knock } from './knock.ts';
import { openHost } from './open-host.ts';

describe('a lent file', () => {
  it.each([
    'plain.webm',
    'with spaces and (brackets).mp4',
    '100 % sure?#really.mp4',
    '%2e%2e.mp4',
    'Übung – 体操 🧘.mp4',
    '.hidden.mp4',
    'quote\'double"&amp;.mp4',
  ])('called %s comes whole, by an address that does not tell its name', async (name) => {
    const { host, folder } = await openHost();
    writeFileSync(join(folder, name), `the content of ${name}`);
    const address = host.files.lend(join(folder, name));
    expect(address).toMatch(/^\/files\/[\w-]{22}$/);
    const headers = { cookie: await enter(host) };
    const { status, body } = await knock(host, address, { headers });
    expect([status, body]).toEqual([200, `the content of ${name}`]);
  });

  it('comes in ranges', async () => {
    const { host, folder } = await openHost();
    writeFileSync(join(folder, 'digits'), '0123456789');
    const address = host.files.lend(join(folder, 'digits'));
    const cookie = await enter(host);
    const ask = (range: string) => knock(host, address, { headers: { cookie, range } });
    const middle = await ask('bytes=2-4');
    expect([middle.status, middle.body]).toEqual([206, '234']);
    expect(middle.headers['content-range']).toBe('bytes 2-4/10');
    expect(await ask('bytes=-3')).toMatchObject({ status: 206, body: '789' });
    expect(await ask('bytes=7-')).toMatchObject({ status: 206, body: '789' });
    expect((await ask('bytes=10-')).status).toBe(416);
  });

  it('is gone when it was taken back, while another loan of it stands', async () => {
    const { host, folder } = await openHost();
    const path = join(folder, 'secret.txt');
    const [one, two] = [host.files.lend(path), host.files.lend(path)];
    expect(one).not.toBe(two);
    host.files.takeBack(one);
    const headers = { cookie: await enter(host) };
    expect((await knock(host, one, { headers })).status).toBe(404);
    expect((await knock(host, two, { headers })).body).toBe('secret');
  });

  it('that was deleted meanwhile is not found', async () => {
    const { host, folder } = await openHost();
    const address = host.files.lend(join(folder, 'never-there.mp4'));
    const headers = { cookie: await enter(host) };
    expect((await knock(host, address, { headers })).status).toBe(404);
  });

  it('may be reached by a link of the user, since the user named it', async () => {
    const { host, folder } = await openHost();
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'link.txt'));
    const address = host.files.lend(join(folder, 'link.txt'));
    const headers = { cookie: await enter(host) };
    expect((await knock(host, address, { headers })).body).toBe('secret');
  });
});
