/** A page that is loaded anew, or dies, is followed by another, and what it left open is closed. */
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { followPage } from '../../../main/electron/page-lifetime.ts';
import type { PageCommands } from '../../../main/services/window/page-commands.ts';
import { fakeEvent } from '../../fakes/electron/fake-contents.ts';

function follow() {
  const contents = new EventEmitter();
  const closed: number[] = [];
  const deaths: string[] = [];
  let pages = 0;
  const begin = (): PageCommands => {
    pages += 1;
    const page = pages;
    return {
      invoke: () => Promise.resolve({ ok: true, value: page }),
      close: () => Promise.resolve(void closed.push(page)),
    };
  };
  const life = followPage(contents, { begin, onDied: (reason) => void deaths.push(reason) });
  const page = async () => {
    const outcome = await life.commands().invoke('app.start', {});
    return outcome.ok ? outcome.value : null;
  };
  return { contents, closed, deaths, life, page };
}

it('commands go to the page that is there', async () => {
  const { contents, closed, life, page } = follow();
  expect(await page()).toBe(1);
  contents.emit('did-navigate', fakeEvent({}), 'longtake://app/window.html');
  expect([await page(), closed]).toEqual([2, [1]]);
  await life.close();
  expect(closed).toEqual([1, 2]);
});

it('a page that died is closed and told of; one that ended in order is closed alone', async () => {
  const { contents, closed, deaths, page } = follow();
  contents.emit('render-process-gone', fakeEvent({}), { reason: 'oom' });
  expect([await page(), closed, deaths]).toEqual([2, [1], ['oom']]);
  contents.emit('render-process-gone', fakeEvent({}), { reason: 'clean-exit' });
  expect([await page(), closed, deaths]).toEqual([3, [1, 2], ['oom']]);
});
