/** Pushes to the page: on one channel, while it lives, and with a gesture where the page needs one. */
import { expect, it, vi } from 'vitest';
import { createPush } from '../../../main/electron/push.ts';
import { tellOfWaking } from '../../../main/electron/power.ts';
import { FakeContents } from '../../fakes/electron/fake-contents.ts';
import { EventEmitter } from 'node:events';

it('the page hears that the machine woke up', () => {
  const contents = new FakeContents();
  const power = new EventEmitter();
  tellOfWaking(power, createPush(contents));
  power.emit('resume');
  expect(contents.sent).toEqual([['longtake:push', { kind: 'resumed' }]]);
});

it('a page that has gone is told nothing', async () => {
  const contents = new FakeContents();
  const push = createPush(contents);
  push({ kind: 'action', action: 'full-screen' });
  contents.isGone = true;
  push({ kind: 'models-changed' });
  await vi.waitFor(() => {
    expect(contents.scripts).toHaveLength(1);
  });
  expect(contents.sent).toEqual([]);
});

it('full screen from the menu comes with a gesture, everything else without', async () => {
  const contents = new FakeContents();
  const push = createPush(contents);
  push({ kind: 'action', action: 'reset' });
  expect(contents.scripts).toEqual([]);
  push({ kind: 'action', action: 'full-screen' });
  expect(contents.scripts).toEqual([{ code: 'void 0', isGesture: true }]);
  await vi.waitFor(() => {
    expect(contents.sent.at(-1)).toEqual([
      'longtake:push',
      { kind: 'action', action: 'full-screen' },
    ]);
  });
});
