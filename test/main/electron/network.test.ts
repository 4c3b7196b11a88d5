/** Nothing leaves the machine: what a page asks for, and what Chromium asks for by itself. */
import { describe, expect, it } from 'vitest';
import { refuseForeignRequests } from '../../../main/electron/foreign-requests.ts';
import { quietBrowser } from '../../../main/electron/quiet-browser.ts';
import { FakeApp } from '../../fakes/electron/fake-app.ts';
import { FakeSession } from '../../fakes/electron/fake-session.ts';

describe('a request', () => {
  const session = new FakeSession();
  refuseForeignRequests(session.webRequest);

  it.each([
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'http://localhost/',
    'wss://example.com/socket',
    'ws://127.0.0.1/socket',
    'file:///etc/passwd',
    'ftp://example.com/',
    'chrome-extension://abcdef/a.js',
    'longtake://other/a.js',
    'blob:https://example.com/1-2-3',
    'blob:null/1-2-3',
    '',
  ])('to %s is cancelled', (url) => {
    expect(session.isCancelled(url)).toBe(true);
  });

  it.each([
    'longtake://app/window.html',
    'longtake://app/files/abc',
    'blob:longtake://app/1-2-3',
    'data:image/png;base64,AAAA',
    'devtools://devtools/bundled/devtools_app.html',
  ])('to %s stays here, and goes on', (url) => {
    expect(session.isCancelled(url)).toBe(false);
  });
});

it('no name is resolved, and nothing is fetched in the background', () => {
  const app = new FakeApp();
  quietBrowser(app.commandLine);
  expect(app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  expect([...app.switches.keys()]).toEqual(
    expect.arrayContaining(['disable-background-networking', 'disable-component-update']),
  );
});
