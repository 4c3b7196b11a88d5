/** Back-pressure of the live path, case by case, subscriptions included. */
import {
  defer,
  EMPTY,
  finalize,
  from,
  lastValueFrom,
  NEVER,
  type Observable,
  type ObservableInput,
  of,
  Subject,
  throwError,
  toArray,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { latestWhileBusy } from '../../streams/latest-while-busy.ts';
import { itKeepsTheLaws, marbles } from './support.ts';

/** Where values ended up: each must be in exactly one of the three. */
const createFates = () => {
  const projected: string[] = [];
  const replaced: string[] = [];
  const discarded: string[] = [];
  return { projected, replaced, discarded };
};

/** A replaced value is emitted in capitals. */
const work = (project: (value: string) => ObservableInput<string>, fates = createFates()) =>
  latestWhileBusy<string, string>({
    project(value) {
      fates.projected.push(value);
      return project(value);
    },
    replaced(value) {
      fates.replaced.push(value);
      return value.toUpperCase();
    },
    discarded(value) {
      fates.discarded.push(value);
    },
  });

const boom = new Error('boom');
const fail = (): never => {
  throw boom;
};

describe('latestWhileBusy', () => {
  itKeepsTheLaws(() => work(() => NEVER));

  it('works on a value that comes while idle at once', () => {
    marbles(({ hot, cold, expectObservable, expectSubscriptions }) => {
      const source$ = hot('--a-----b----|');
      const inner = cold('   ---(r|)');
      const innerSubs = ['   --^--!', '        --------^--!'];
      const expected = '     -----r-----r-|';
      expectObservable(source$.pipe(work(() => inner))).toBe(expected);
      expectSubscriptions(inner.subscriptions).toBe(innerSubs);
      expectSubscriptions(source$.subscriptions).toBe('^------------!');
    });
  });

  it('lets the newest wait, and emits what it makes of a replaced one at once', () => {
    marbles(({ hot, cold, expectObservable, expectSubscriptions }) => {
      const source$ = hot('a-b-c-d-------e--|');
      const inner = cold(' --------r|');
      const innerSubs = [' ^--------!', '---------^--------!', '------------------^--------!'];
      const expected = '   ----B-C-r--------r--------r|';
      expectObservable(source$.pipe(work(() => inner))).toBe(expected);
      expectSubscriptions(inner.subscriptions).toBe(innerSubs);
      expectSubscriptions(source$.subscriptions).toBe('^----------------!');
    });
  });

  it('gives each value to one function only', () => {
    const fates = createFates();
    const source$ = new Subject<string>();
    const inner$ = new Subject<string>();
    const subscription = source$.pipe(work(() => inner$, fates)).subscribe();
    for (const value of 'abcd') source$.next(value);
    expect(fates).toEqual({ projected: ['a'], replaced: ['b', 'c'], discarded: [] });
    subscription.unsubscribe();
    expect(fates).toEqual({ projected: ['a'], replaced: ['b', 'c'], discarded: ['d'] });
    expect([source$.observed, inner$.observed]).toEqual([false, false]);
  });

  it('finishes the work in flight and the waiting value when the source completes', () => {
    const fates = createFates();
    marbles(({ hot, cold, expectObservable, expectSubscriptions }) => {
      const source$ = hot('ab|');
      const inner = cold(' ----(r|)');
      const expected = '   ----r---(r|)';
      expectObservable(source$.pipe(work(() => inner, fates))).toBe(expected);
      expectSubscriptions(inner.subscriptions).toBe(['^---!', '----^---!']);
      expectSubscriptions(source$.subscriptions).toBe('^-!');
    });
    expect(fates).toEqual({ projected: ['a', 'b'], replaced: [], discarded: [] });
  });

  it('emits all that the work gives, and goes on after work that gives nothing', () => {
    marbles(({ hot, cold, expectObservable }) => {
      const inners: Record<string, Observable<string>> = {
        a: cold('x-y|'),
        b: cold('|'),
        c: cold('--z|'),
      };
      const source$ = hot('a-b--c----|');
      const expected = '   x-y----z--|';
      expectObservable(source$.pipe(work((value) => inners[value] ?? EMPTY))).toBe(expected);
    });
  });

  it('stays open, busy, with work that never ends', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot('a-b-c-|');
      expectObservable(source$.pipe(work(() => NEVER))).toBe('----B--');
      expectSubscriptions(source$.subscriptions).toBe('^-----!');
    });
  });

  it.each([
    ['the source', 'a-b-#', '-----', null],
    ['the work', 'a-b--', '----#', null],
    ['the next work', 'a-b--', '----|', 'b'],
  ])('passes an error of %s on', (_what, sourceMarbles, innerMarbles, failing) => {
    const fates = createFates();
    marbles(({ hot, cold, expectObservable, expectSubscriptions }) => {
      const source$ = hot(sourceMarbles);
      const inner = cold(innerMarbles);
      const broken = work((v) => (v === failing ? throwError(() => 'error') : inner), fates);
      expectObservable(source$.pipe(broken)).toBe('----#');
      expectSubscriptions(source$.subscriptions).toBe('^---!');
      expectSubscriptions(inner.subscriptions).toBe('^---!');
    });
    expect(fates.replaced).toEqual([]);
    expect([...fates.projected, ...fates.discarded]).toEqual(['a', 'b']);
  });

  it('fails when `project` throws', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot('--a---');
      expectObservable(source$.pipe(work(fail))).toBe('--#', {}, boom);
      expectSubscriptions(source$.subscriptions).toBe('^-!');
    });
  });

  it('fails when `replaced` throws, and still gives up what waits', () => {
    const discarded: string[] = [];
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot('a-b-c--');
      const broken = latestWhileBusy<string, string>({
        project: () => NEVER,
        replaced: fail,
        discarded: (value) => discarded.push(value),
      });
      expectObservable(source$.pipe(broken)).toBe('----#', {}, boom);
      expectSubscriptions(source$.subscriptions).toBe('^---!');
    });
    expect(discarded).toEqual(['c']);
  });

  it('unsubscribes the work and gives up what waits when it is unsubscribed', () => {
    const fates = createFates();
    marbles(({ hot, cold, expectObservable, expectSubscriptions }) => {
      const source$ = hot('a-b-c---d');
      const inner = cold(' ------r|');
      const unsub = '      ^----!';
      expectObservable(source$.pipe(work(() => inner, fates)), unsub).toBe('----B');
      expectSubscriptions(inner.subscriptions).toBe(unsub);
      expectSubscriptions(source$.subscriptions).toBe(unsub);
    });
    expect(fates).toEqual({ projected: ['a'], replaced: ['b'], discarded: ['c'] });
  });

  it('takes up the next value only when the work before it has cleaned up', () => {
    const log: string[] = [];
    const source$ = new Subject<string>();
    const done$ = new Subject<never>();
    const project = (value: string) =>
      defer(() => {
        log.push(`${value} begins`);
        return done$;
      }).pipe(finalize(() => log.push(`${value} is cleaned up`)));
    source$.pipe(work(project)).subscribe();
    source$.next('a');
    source$.next('b');
    done$.complete();
    expect(log).toEqual(['a begins', 'a is cleaned up', 'b begins', 'b is cleaned up']);
  });

  it('takes promises, and work that ends at once', async () => {
    const operator = work((value) => (value === 'b' ? Promise.resolve('late') : of(value)));
    expect(await lastValueFrom(from('abc').pipe(operator, toArray()))).toEqual(['a', 'late', 'c']);
  });

  it('gives up what a synchronous source still sends after the end', () => {
    const fates = createFates();
    const broken = work((value) => (value === 'a' ? throwError(() => boom) : NEVER), fates);
    from('abc')
      .pipe(broken)
      .subscribe({ error: () => undefined });
    expect(fates).toEqual({ projected: ['a'], replaced: [], discarded: ['b', 'c'] });
  });
});
