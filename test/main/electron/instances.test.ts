/** One program, one window: a second start shows the first, the last window ends the program in order. */
import { describe, expect, it, vi } from 'vitest';
import { APP_ID, setAppId } from '../../../main/electron/app-id.ts';
import { bringForward } from '../../../main/electron/bring-forward.ts';
import { closeInOrder } from '../../../main/electron/close-in-order.ts';
import { setProfileFolder } from '../../../main/electron/profile-folder.ts';
import { showWhenReady } from '../../../main/electron/show-when-ready.ts';
import { claimSingleInstance } from '../../../main/electron/single-instance.ts';
import { FakeApp } from '../../fakes/electron/fake-app.ts';
import { fakeEvent } from '../../fakes/electron/fake-contents.ts';
import { FakeWindow } from '../../fakes/electron/fake-window.ts';

describe('a second start', () => {
  it('focuses the window of the first, even a minimised one', () => {
    const app = new FakeApp();
    const window = new FakeWindow();
    const isFirst = claimSingleInstance(app, () => {
      bringForward(window);
    });
    expect(isFirst).toBe(true);
    expect(window.calls).toEqual([]);
    app.emit('second-instance', fakeEvent({}), ['longtake'], '/');
    expect(window.calls).toEqual(['show', 'focus']);
    window.isMin = true;
    app.emit('second-instance', fakeEvent({}), ['longtake'], '/');
    expect(window.calls.slice(2)).toEqual(['restore', 'show', 'focus']);
  });

  it('is told that it is not the first, and listens for nothing', () => {
    const app = new FakeApp();
    app.isFirst = false;
    expect(claimSingleInstance(app, vi.fn())).toBe(false);
    expect(app.listenerCount('second-instance')).toBe(0);
  });
});

describe('the end', () => {
  it('comes when the window has closed, after the services have', async () => {
    const app = new FakeApp();
    const closing = Promise.withResolvers<undefined>();
    const done: string[] = [];
    const steps = [() => closing.promise, () => Promise.resolve(void done.push('last'))];
    closeInOrder(app, { steps, onBug: vi.fn() });
    app.emit('window-all-closed');
    expect(app.calls).toEqual(['quit']);

    const first = fakeEvent({});
    const second = fakeEvent({});
    app.emit('will-quit', first);
    app.emit('will-quit', second);
    expect([first.defaultPrevented, second.defaultPrevented]).toEqual([true, true]);
    expect([app.calls, done]).toEqual([['quit'], []]);
    closing.resolve(undefined);
    await vi.waitFor(() => {
      expect(app.calls).toEqual(['quit', 'exit 0']);
    });
    expect(done).toEqual(['last']);
  });

  it('comes even when a step fails, and the next is taken', async () => {
    const app = new FakeApp();
    const onBug = vi.fn();
    const bug = new Error('the disk is full');
    const next = vi.fn(() => Promise.resolve());
    closeInOrder(app, { steps: [() => Promise.reject(bug), next], onBug });
    app.emit('will-quit', fakeEvent({}));
    await vi.waitFor(() => {
      expect(app.calls).toEqual(['exit 0']);
    });
    expect(onBug).toHaveBeenCalledExactlyOnceWith(bug);
    expect(next).toHaveBeenCalledOnce();
  });
});

describe('the window', () => {
  it.each([
    [false, ['show']],
    [true, ['maximize', 'show']],
  ])('is seen once its page is, maximised: %s', (isMaximized, calls) => {
    const window = new FakeWindow();
    showWhenReady(window, { isMaximized });
    expect(window.calls).toEqual([]);
    window.emit('ready-to-show');
    expect(window.calls).toEqual(calls);
  });
});

it('Windows knows the program by the installer’s id', () => {
  const app = new FakeApp();
  setAppId(app, 'linux');
  expect(app.calls).toEqual([]);
  setAppId(app, 'win32');
  expect(app.calls).toEqual([`setAppUserModelId ${APP_ID}`]);
});

it('Chromium’s profile lies beside the settings', () => {
  const app = new FakeApp();
  setProfileFolder(app, '/home/me/.config/longtake');
  expect(app.calls).toEqual(['setPath userData /home/me/.config/longtake/electron']);
});
