/** A page stays where it is: no navigation, no window, no frame of a stranger, no peer. */
import { describe, expect, it } from 'vitest';
import { lockContents } from '../../../main/electron/lock-contents.ts';
import { FakeApp } from '../../fakes/electron/fake-app.ts';
import { FakeContents, fakeEvent } from '../../fakes/electron/fake-contents.ts';

const page = 'longtake://app/window.html';

function lockedPage(): FakeContents {
  const app = new FakeApp();
  const contents = new FakeContents();
  lockContents(app, page);
  app.emit('web-contents-created', fakeEvent({}), contents);
  return contents;
}

function isPrevented(contents: FakeContents, name: string, params: object): boolean {
  const event = fakeEvent(params);
  expect(contents.emit(name, event)).toBe(true);
  return event.defaultPrevented;
}

describe('a page', () => {
  it.each([
    'https://example.com/',
    'file:///home/me/dropped.mp4',
    'longtake://app/stage.html',
    'longtake://app/window.html?other',
    'data:text/html,hello',
    'blob:longtake://app/1-2-3',
    'about:blank',
  ])('does not go to %s', (url) => {
    const contents = lockedPage();
    expect(isPrevented(contents, 'will-navigate', { url })).toBe(true);
    expect(isPrevented(contents, 'will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    expect(isPrevented(contents, 'will-frame-navigate', { url, isMainFrame: false })).toBe(true);
  });

  it('may load itself anew, though not into a frame', () => {
    const contents = lockedPage();
    expect(isPrevented(contents, 'will-navigate', { url: page })).toBe(false);
    expect(isPrevented(contents, 'will-navigate', { url: `${page}#watch` })).toBe(false);
    const inFrame = { url: page, isMainFrame: false };
    expect(isPrevented(contents, 'will-frame-navigate', { ...inFrame, isMainFrame: true })).toBe(
      false,
    );
    expect(isPrevented(contents, 'will-frame-navigate', inFrame)).toBe(true);
  });

  it('is never redirected, and holds no <webview>', () => {
    const contents = lockedPage();
    expect(isPrevented(contents, 'will-redirect', { url: page })).toBe(true);
    expect(isPrevented(contents, 'will-attach-webview', {})).toBe(true);
  });

  it('opens no window, not even one of its own', () => {
    const details = {
      url: page,
      frameName: '',
      features: '',
      disposition: 'new-window' as const,
      referrer: { url: page, policy: 'no-referrer' as const },
    };
    expect(lockedPage().openWindow(details)).toEqual({ action: 'deny' });
  });

  it('reaches no peer past the proxy there is not', () => {
    expect(lockedPage().peerPolicy).toBe('disable_non_proxied_udp');
  });
});
