/** The scheme against requests, honest and forged, on real files: headers, nonce, types, ranges, traversal. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serveApp } from '../../../main/electron/serve-app.ts';
import { securityHeaders } from '../../../main/services/web-host/headers.ts';
import { createLentFiles, type LentFiles } from '../../../main/services/web-host/lent-files.ts';
import { FakeProtocol } from '../../fakes/electron/fake-protocol.ts';
import { tempFolder } from '../services/temp-folder.ts';

interface Served {
  readonly folder: string;
  readonly files: LentFiles;
  readonly fetch: FakeProtocol['fetch'];
}

const html = '<!doctype html><style nonce="__CSP_NONCE__"></style><meta content="__CSP_NONCE__">';
const clip = Buffer.from(Array.from({ length: 1000 }, (_, n) => n % 251));

function serve(): Served {
  const folder = tempFolder();
  const root = join(folder, 'page');
  mkdirSync(join(root, 'assets'), { recursive: true });
  for (const name of ['window.html', 'index.js', 'a.css', 'a.wasm', 'a.svg', 'a.woff2', 'a.bin']) {
    writeFileSync(join(root, name), name === 'window.html' ? html : `content of ${name}`);
  }
  writeFileSync(join(root, 'assets/a name.js'), 'spaced');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'clip.webm'), clip);
  const protocol = new FakeProtocol();
  const files = createLentFiles();
  serveApp(protocol, { root, files });
  return { folder, files, fetch: (address, init) => protocol.fetch(address, init) };
}

const nonceOf = (response: Response): string =>
  /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? '';

describe('the headers', () => {
  it('are the web host’s on every answer, with a fresh nonce each time', async () => {
    const { fetch, files, folder } = serve();
    const lent = files.lend(join(folder, 'clip.webm'));
    const answers = [
      await fetch('longtake://app/window.html'),
      await fetch('longtake://app/window.html'),
      await fetch(`longtake://app${lent}`),
      await fetch('longtake://app/nothing'),
      await fetch('longtake://other/window.html'),
      await fetch('longtake://app/window.html', { method: 'POST', body: 'x' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 403, 405]);
    for (const answer of answers) {
      const wanted = Object.entries(securityHeaders(nonceOf(answer)));
      expect(wanted.length).toBeGreaterThan(7);
      for (const [name, value] of wanted)
        expect([name, answer.headers.get(name)]).toEqual([name, value]);
    }
    const nonces = answers.map(nonceOf);
    expect(new Set(nonces).size).toBe(answers.length);
    expect(nonces.every((nonce) => Buffer.from(nonce, 'base64').length === 16)).toBe(true);
  });

  it('and the page agree on the nonce, wherever the page names it', async () => {
    const answer = await serve().fetch('longtake://app/window.html');
    const nonce = nonceOf(answer);
    const text = await answer.text();
    expect(text).toBe(html.replaceAll('__CSP_NONCE__', nonce));
    expect(Number(answer.headers.get('content-length'))).toBe(text.length);
  });
});

describe('a file of the page', () => {
  it.each([
    ['window.html', 'text/html; charset=utf-8'],
    ['index.js', 'text/javascript; charset=utf-8'],
    ['a.css', 'text/css; charset=utf-8'],
    ['a.wasm', 'application/wasm'],
    ['a.svg', 'image/svg+xml'],
    ['a.woff2', 'font/woff2'],
    ['a.bin', 'application/octet-stream'],
  ])('%s is %s', async (name, type) => {
    const answer = await serve().fetch(`longtake://app/${name}`);
    expect(answer.headers.get('content-type')).toBe(type);
  });

  it('is found by its encoded name, and in parts', async () => {
    const { fetch } = serve();
    expect(await (await fetch('longtake://app/assets/a%20name.js?v=1#top')).text()).toBe('spaced');
    const part = await fetch('longtake://app/index.js', { headers: { range: 'bytes=3-6' } });
    expect([part.status, await part.text()]).toEqual([206, 'tent']);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/secret.txt%00.js',
    '/%E0%A4%A',
    '/assets',
    '/',
  ])('never lies outside the page: %s', async (path) => {
    const answer = await serve().fetch(`longtake://app${path}`);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });
});

describe('a lent file', () => {
  it('is served in ranges', async () => {
    const { fetch, files, folder } = serve();
    const address = `longtake://app${files.lend(join(folder, 'clip.webm'))}`;
    const whole = await fetch(address);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-type')).toBe('video/webm');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(clip);

    const part = await fetch(address, { headers: { range: 'bytes=100-299' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 100-299/1000');
    expect(part.headers.get('content-length')).toBe('200');
    expect(Buffer.from(await part.arrayBuffer())).toEqual(clip.subarray(100, 300));

    const beyond = await fetch(address, { headers: { range: 'bytes=1000-' } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
  });

  it('tells its size without its content when only that is asked', async () => {
    const { fetch, files, folder } = serve();
    const address = `longtake://app${files.lend(join(folder, 'clip.webm'))}`;
    const answer = await fetch(address, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '1000']);
    expect(answer.body).toBeNull();
  });

  it('is never a page or a script, whatever its name', async () => {
    const { fetch, files, folder } = serve();
    writeFileSync(join(folder, 'evil.html'), '<script>1</script>');
    const answer = await fetch(`longtake://app${files.lend(join(folder, 'evil.html'))}`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is gone once it is taken back, or deleted; a guessed address finds nothing', async () => {
    const { fetch, files, folder } = serve();
    const first = files.lend(join(folder, 'clip.webm'));
    const second = files.lend(join(folder, 'clip.webm'));
    files.takeBack(first);
    expect((await fetch(`longtake://app${first}`)).status).toBe(404);
    expect((await fetch(`longtake://app${second}`)).status).toBe(200);
    rmSync(join(folder, 'clip.webm'));
    expect((await fetch(`longtake://app${second}`)).status).toBe(404);
    expect((await fetch('longtake://app/files/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  });
});
