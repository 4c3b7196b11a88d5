/** A machine in a stream: order, last words, errors, unsubscribing. */
import { range, Subject, take } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Machine, through } from '../../streams/through.ts';
import { itKeepsTheLaws, marbles } from './support.ts';

/** Answers every value with itself as often as it has come, and closes with the word of the end. */
const createEcho = (): Machine<string, string> => {
  let count = 0;
  return {
    next(value) {
      if (value === 'x') throw new Error('x');
      count += 1;
      return Array.from({ length: count - 1 }, () => value);
    },
    end: (how) => [how],
  };
};
const words = { C: 'completed', F: 'failed' };

describe('through', () => {
  itKeepsTheLaws(() => through(createEcho), { empty: '---(C|)', error: '---(F#)' }, words);

  it('emits all answers to a value at once, and its last words before completion', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot('       --a--b----c---|');
      const expected = '          -----b----(cc)(C|)';
      expectObservable(source$.pipe(through(createEcho))).toBe(expected, {
        b: 'b',
        c: 'c',
        ...words,
      });
      expectSubscriptions(source$.subscriptions).toBe('^-------------!');
    });
  });

  it('lets a value wait that arrives while an answer is being emitted, and the end with it', () => {
    const source$ = new Subject<number>();
    const got: (number | string)[] = [];
    const fold = through<number, number | string>(() => ({
      next: (n) => [n, n + 0.5],
      end: (how) => [how],
    }));
    source$.pipe(fold).subscribe({
      next: (n) => {
        got.push(n);
        if (n === 1) {
          source$.next(2);
          source$.complete();
        }
      },
      complete: () => got.push('over'),
    });
    source$.next(1);
    expect(got).toEqual([1, 1.5, 2, 2.5, 'completed', 'over']);
  });

  it('emits its last words before an error of the source', () => {
    marbles(({ hot, expectObservable }) => {
      const source$ = hot('ab-#');
      expectObservable(source$.pipe(through(createEcho))).toBe('-b-(F#)', { b: 'b', ...words });
    });
  });

  it('emits its last words before an error of its own, and unsubscribes', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot('ab-x--c');
      expectObservable(source$.pipe(through(createEcho))).toBe(
        '-b-(F#)',
        { b: 'b', ...words },
        new Error('x'),
      );
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    });
  });

  it('says nothing more once it is unsubscribed', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const source$ = hot('ab-c-|');
      expectObservable(source$.pipe(through(createEcho)), '^-!').toBe('-b', { b: 'b' });
      expectSubscriptions(source$.subscriptions).toBe('^-!');
    });
  });

  it('passes an error of the creation on', () => {
    marbles(({ hot, expectObservable }) => {
      const broken = through<string, string>(() => {
        throw new Error('no machine');
      });
      expectObservable(hot('a|').pipe(broken)).toBe('#', {}, new Error('no machine'));
    });
  });

  it('runs a machine of its own for each subscription', () => {
    marbles(({ cold, expectObservable }) => {
      const echoed$ = cold('ab|').pipe(through(createEcho));
      expectObservable(echoed$).toBe('-b(C|)', { b: 'b', ...words });
      expectObservable(echoed$, '---^').toBe('----b(C|)', { b: 'b', ...words });
    });
  });

  it('stops a source that would never stop by itself', () => {
    const twice = through<number, number>(() => ({ next: (n) => [n, n], end: () => [] }));
    const got: number[] = [];
    range(0, Infinity)
      .pipe(twice, take(3))
      .subscribe((n) => got.push(n));
    expect(got).toEqual([0, 0, 1]);
  });
});
