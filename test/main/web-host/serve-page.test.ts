/** Pages carry the nonce of their own response, and nothing else does. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startWebHost } from '../../../main/services/web-host/web-host.ts';
import { tempFolder } from '../services/temp-folder.ts';
import { enter, knock } from './knock.ts';

const page =
  '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><title>Ünique</title>';

async function openHost() {
  const root = tempFolder();
  mkdirSync(join(root, 'sub'));
  writeFileSync(join(root, 'window.html'), `${page}<style nonce="__CSP_NONCE__"></style>`);
  writeFileSync(join(root, 'sub', 'page.html'), page);
  writeFileSync(join(root, 'code.js'), '"__CSP_NONCE__"');
  mkdirSync(join(root, 'folder.html'));
  const host = await startWebHost({ root, page: '/window.html', sockets: {} });
  onTestFinished(() => host.close());
  const headers = { cookie: await enter(host) };
  return { host, root, ask: (path: string) => knock(host, path, { headers }), headers };
}

describe('a page', () => {
  it('carries the nonce of its own response, in every place', async () => {
    const { ask } = await openHost();
    const answers = [
      await ask('/window.html'),
      await ask('/window.html?theme=dark'),
      await ask('/sub/page.html'),
    ];
    for (const { status, headers, body } of answers) {
      const [, nonce = ''] =
        /'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? [];
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(nonce).toHaveLength(24);
      expect(body).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
      expect(body).not.toContain('__CSP_NONCE__');
      expect(body).toContain('Ünique');
    }
    expect(new Set(answers.map(({ body }) => body)).size).toBe(3);
  });

  it('by HEAD has its headers alone', async () => {
    const { host, headers } = await openHost();
    const answer = await knock(host, '/window.html', { method: 'HEAD', headers });
    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(page.length);
  });

  it('that is not there is not found, and one that is a folder no page', async () => {
    const { ask } = await openHost();
    expect((await ask('/other.html')).status).toBe(404);
    expect((await ask('/folder.html')).status).toBe(404);
    expect((await ask('/window.html')).status).toBe(200);
  });
});

describe('anything else', () => {
  it('is served as it is, lent pages included', async () => {
    const { host, root, ask } = await openHost();
    expect((await ask('/code.js')).body).toBe('"__CSP_NONCE__"');
    const lent = await ask(host.files.lend(join(root, 'window.html')));
    expect(lent.body).toContain('nonce="__CSP_NONCE__"');
  });
});
