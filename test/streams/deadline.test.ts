/** One timer for many ticks: late ones are told at their own time, others never. */
import { describe, expect, it } from 'vitest';
import { TestScheduler } from 'rxjs/testing';
import { createDeadline } from '../../streams/deadline.ts';

function at(plan: (scheduler: TestScheduler, told: (what: string) => void) => void): string[] {
  const scheduler = new TestScheduler(() => undefined);
  const said: string[] = [];
  scheduler.run(() => {
    plan(scheduler, (what) => said.push(`${what} at ${String(scheduler.now())}`));
    scheduler.flush();
  });
  return said;
}

describe('a deadline', () => {
  it('tells of what is late at its own time, though the timer was set for another', () => {
    const said = at((scheduler, tell) => {
      const deadline = createDeadline(100, scheduler);
      const first = deadline.watch(() => {
        tell('first');
      });
      scheduler.schedule(first, 30);
      scheduler.schedule(() => {
        deadline.watch(() => {
          tell('second');
        });
      }, 40);
    });
    expect(said).toEqual(['second at 140']);
  });

  it('says nothing of what came in time, nor after it was closed', () => {
    const said = at((scheduler, tell) => {
      const deadline = createDeadline(100, scheduler);
      scheduler.schedule(
        deadline.watch(() => {
          tell('in time');
        }),
        99,
      );
      const closed = createDeadline(100, scheduler);
      closed.watch(() => {
        tell('closed');
      });
      scheduler.schedule(closed.close, 50);
    });
    expect(said).toEqual([]);
  });

  it('rings again after it was idle, and again after it told', () => {
    const said = at((scheduler, tell) => {
      const deadline = createDeadline(100, scheduler);
      deadline.watch(() => {
        tell('one');
      });
      scheduler.schedule(() => {
        deadline.watch(() => {
          tell('two');
        });
      }, 500);
    });
    expect(said).toEqual(['one at 100', 'two at 600']);
  });
});
