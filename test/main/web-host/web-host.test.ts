/** The web host against real requests, honest and forged: headers, entrance, cookie, origin, address. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { startWebHost } from '../../../main/services/web-host/web-host.ts';
import { tempFolder } from '../services/temp-folder.ts';
import { enter, entrancePath, knock, upgrade } from './knock.ts';
import { openHost } from './open-host.ts';

describe('the headers', () => {
  const policy = (nonce: string) =>
    `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`;
  const nonceOf = (csp: unknown) => /'nonce-([^']+)'/.exec(String(csp))?.[1] ?? '';

  it('are those of DESIGN.md on every answer, with a fresh nonce each time', async () => {
    const { host } = await openHost();
    const cookie = await enter(host);
    const answers = [
      await knock(host, '/stage.html', { headers: { cookie } }),
      await knock(host, '/stage.html', { headers: { cookie } }),
      await knock(host, '/nothing', { headers: { cookie } }),
      await knock(host, '/stage.html'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 401]);
    for (const { headers } of answers) {
      const csp = headers['content-security-policy'];
      expect(csp).toBe(policy(nonceOf(csp)));
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
    }
    const nonces = answers.map(({ headers }) => nonceOf(headers['content-security-policy']));
    expect(new Set(nonces).size).toBe(answers.length);
    expect(nonces.every((nonce) => Buffer.from(nonce, 'base64').length === 16)).toBe(true);
  });
});

describe('the entrance', () => {
  it('works once, and sets a cookie that scripts and foreign sites never get', async () => {
    const { host } = await openHost();
    const first = await knock(host, entrancePath(host));
    expect(first.status).toBe(200);
    expect(first.body).toContain('url=/stage.html');
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^longtake=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    const second = await knock(host, entrancePath(host));
    expect([second.status, second.headers['set-cookie']]).toEqual([403, undefined]);
  });

  it('refuses a wrong code and no code, and still takes the right one afterwards', async () => {
    const { host } = await openHost();
    for (const path of ['/enter', '/enter?code=', `/enter?code=${'A'.repeat(43)}`]) {
      const { status, headers } = await knock(host, path);
      expect([path, status, headers['set-cookie']]).toEqual([path, 403, undefined]);
    }
    expect(await enter(host)).toMatch(/^longtake=/);
  });

  it('opens to our own name only: a rebound foreign name gets nothing for the right code', async () => {
    const { host } = await openHost();
    const headers = { host: 'evil.example' };
    expect((await knock(host, entrancePath(host), { headers })).status).toBe(403);
    expect(await enter(host)).toMatch(/^longtake=/);
  });
});

describe('a request', () => {
  it('needs the right cookie everywhere, lent files included', async () => {
    const { host, folder } = await openHost();
    const cookie = await enter(host);
    const lent = host.files.lend(join(folder, 'secret.txt'));
    const wrong = [
      undefined,
      'longtake=',
      `longtake=${'A'.repeat(43)}`,
      cookie.slice(0, -1),
      `${cookie}x`,
      `other${cookie}`,
    ];
    for (const path of ['/stage.html', '/code.js', '/', '/nothing', lent]) {
      for (const value of wrong) {
        const headers = value === undefined ? {} : { cookie: value };
        const { status, body } = await knock(host, path, { headers });
        expect([path, value, status, body]).toEqual([path, value, 401, '']);
      }
    }
    const several = `a=b; ${cookie}; c=d`;
    expect((await knock(host, lent, { headers: { cookie: several } })).body).toBe('secret');
  });

  it('must name our host, to the letter', async () => {
    const { host } = await openHost();
    const cookie = await enter(host);
    const port = host.authority.split(':')[1] ?? '';
    for (const name of ['evil.example', `evil.example:${port}`, `localhost:${port}`, '127.0.0.1']) {
      const { status } = await knock(host, '/stage.html', { headers: { cookie, host: name } });
      expect([name, status]).toEqual([name, 403]);
    }
  });

  it('must come from our own origin where it names one', async () => {
    const { host } = await openHost();
    const cookie = await enter(host);
    const ask = async (origin: string) =>
      (await knock(host, '/stage.html', { headers: { cookie, origin } })).status;
    expect(await ask(`http://${host.authority}`)).toBe(200);
    for (const origin of ['http://evil.example', 'null', `https://${host.authority}`, 'file://']) {
      expect([origin, await ask(origin)]).toEqual([origin, 403]);
    }
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('by %s is refused', async (method) => {
    const { host } = await openHost();
    const cookie = await enter(host);
    expect((await knock(host, '/stage.html', { method, headers: { cookie } })).status).toBe(405);
  });

  it('by HEAD gets the headers alone', async () => {
    const { host } = await openHost();
    const headers = { cookie: await enter(host) };
    const answer = await knock(host, '/code.js', { method: 'HEAD', headers });
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers['content-length']).toBe('22');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '//../secret.txt',
    '/files/../../secret.txt',
    '/files/%2e%2e/%2e%2e/secret.txt',
    '/stage.html%00.txt',
    '/%',
  ])('for %s never leaves the folder', async (path) => {
    const { host } = await openHost();
    const { status, body } = await knock(host, path, { headers: { cookie: await enter(host) } });
    expect([400, 403, 404]).toContain(status);
    expect(body).not.toContain('secret');
  });

  it('with an address that is none is refused, and the host goes on', async () => {
    const { host } = await openHost();
    const cookie = await enter(host);
    const { status } = await knock(host, 'http://[', { headers: { cookie } });
    expect(status).toBe(400);
    expect((await knock(host, '/stage.html', { headers: { cookie } })).status).toBe(200);
  });
});

describe('the WebSocket', () => {
  it('opens for our page alone', async () => {
    const { host, sockets } = await openHost();
    const cookie = await enter(host);
    const origin = `http://${host.authority}`;
    const refused: [string, Record<string, string>][] = [
      ['/wire', { Cookie: cookie }],
      ['/wire', { Cookie: cookie, Origin: 'http://evil.example' }],
      ['/wire', { Cookie: cookie, Origin: 'null' }],
      ['/wire', { Origin: origin }],
      ['/wire', { Origin: origin, Cookie: `longtake=${'A'.repeat(43)}` }],
      ['/wire', { Origin: origin, Cookie: cookie, Host: 'evil.example' }],
      ['/other', { Origin: origin, Cookie: cookie }],
    ];
    for (const [path, headers] of refused) {
      expect([headers, await upgrade(host, path, headers)]).toEqual([
        headers,
        'HTTP/1.1 403 Forbidden',
      ]);
    }
    expect(sockets.count).toBe(0);
    const welcome = await upgrade(host, '/wire', { Origin: origin, Cookie: cookie });
    expect(welcome).toBe('HTTP/1.1 101 Switching Protocols');
    expect(sockets.count).toBe(1);
  });
});

describe('the address', () => {
  it('is a literal loopback address', async () => {
    const { host } = await openHost();
    expect(host.authority).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(host.entrance.startsWith(`http://${host.authority}/enter?code=`)).toBe(true);
  });

  it('that is taken is told in one sentence', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const starting = startWebHost({
      root: tempFolder(),
      page: '/stage.html',
      port,
      sockets: {},
    });
    const fault: unknown = await starting.catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect((fault as Fault).message).toBe(
      `Port ${String(port)} on 127.0.0.1 is taken by another program; choose another port.`,
    );
  });

  it('is free again after close, even with a connection open', async () => {
    const { host } = await openHost();
    const cookie = await enter(host);
    const port = Number(host.authority.split(':')[1]);
    await knock(host, '/stage.html', { headers: { cookie, connection: 'keep-alive' } });
    await host.close();
    const again = await startWebHost({
      root: tempFolder(),
      page: '/',
      port,
      sockets: {},
    });
    expect(again.authority).toBe(host.authority);
    // The old cookie is worth nothing at the new host.
    expect((await knock(again, '/', { headers: { cookie } })).status).toBe(401);
    await again.close();
  });
});
