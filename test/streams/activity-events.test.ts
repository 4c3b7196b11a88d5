/** When activities begin and end, by a rule and by properties. */
import fc from 'fast-check';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { BACKGROUND } from '../../contract/track.ts';
import {
  type ActivityEvent,
  activityEvents,
  type ActivityInput,
} from '../../streams/activity-events.ts';
import { itKeepsTheLaws, label, marbles, twoTracks } from './support.ts';

/** Frames are 10 ms apart, so a label has stood at its third frame. */
const minDurationUs = 20_000;
const create = () => activityEvents({ minDurationUs });

const event = (what: ActivityEvent['what'], name: string, frame: number, atFrame = frame) => ({
  ...{ what, track: 'main', label: name, frame, timestampUs: atFrame * 10_000 },
});

const eventsOf = (inputs: readonly ActivityInput[], options = { minDurationUs }) => {
  const events: ActivityEvent[] = [];
  from(inputs)
    .pipe(activityEvents(options))
    .subscribe((e) => events.push(e));
  return events;
};

/** One letter per frame; "." is background, "-" no label yet, capitals come with a reset. */
const frames = (letters: string): ActivityInput[] =>
  letters.split('').map((letter, i) => {
    const names: Record<string, string | null> = { '.': BACKGROUND, '-': null };
    const reset = /[A-Z]/.test(letter) ? 'user' : null;
    return label(i, letter in names ? (names[letter] ?? null) : letter.toLowerCase(), { reset });
  });

describe('activityEvents', () => {
  itKeepsTheLaws(create);

  it('tells of an activity once it has stood long enough', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const [a, b, c, d, e, f] = frames('sss...');
      const labels$ = hot('abc---def-|', { a, b, c, d, e, f } as Record<string, ActivityInput>);
      const expected = '   --x-----y-|';
      expectObservable(labels$.pipe(create())).toBe(expected, {
        x: event('began', 's', 0),
        y: event('ended', 's', 3),
      });
      expectSubscriptions(labels$.subscriptions).toBe('^---------!');
    });
  });

  it('ends what stands at completion, one frame past the last', () => {
    marbles(({ hot, expectObservable }) => {
      const [a, b, c, d] = frames('ssst');
      const labels$ = hot('abcd--|', { a, b, c, d } as Record<string, ActivityInput>);
      expectObservable(labels$.pipe(create())).toBe('--x---(y|)', {
        x: event('began', 's', 0),
        y: event('ended', 's', 4, 3),
      });
    });
  });

  it('leaves activities open at an error', () => {
    marbles(({ hot, expectObservable }) => {
      const [a, b, c] = frames('sss');
      const labels$ = hot('abc--#', { a, b, c } as Record<string, ActivityInput>);
      expectObservable(labels$.pipe(create())).toBe('--x--#', { x: event('began', 's', 0) });
    });
  });

  const began = (name: string, frame: number) => event('began', name, frame);
  const ended = (name: string, frame: number, atFrame = frame) =>
    event('ended', name, frame, atFrame);

  it.each<[string, string, readonly ActivityEvent[]]>([
    ['nothing of a label that goes too soon', 'ss.ss', []],
    ['nothing of background and null', '---...---', []],
    [
      'a takeover without a pause',
      'sssttt',
      [began('s', 0), ended('s', 3), began('t', 3), ended('t', 6, 5)],
    ],
    ['nothing of a flicker', 'sssttsss', [began('s', 0), ended('s', 8, 7)]],
    ['nothing of many flickers', 'ssstutututu', [began('s', 0), ended('s', 11, 10)]],
    [
      'a takeover from where the new label stood',
      'ssst.ttt',
      [began('s', 0), ended('s', 5), began('t', 5), ended('t', 8, 7)],
    ],
    ['an end where null stands', 'sss---', [began('s', 0), ended('s', 3)]],
    [
      'an end at a reset, and a new beginning',
      'ssssSss',
      [began('s', 0), ended('s', 4, 3), began('s', 4), ended('s', 7, 6)],
    ],
    ['no standing across a reset', 'ssS', []],
  ])('tells of %s (%s)', (_what, letters, expected) => {
    expect(eventsOf(frames(letters))).toEqual(expected);
  });

  it('tells of every label at once where no standing is asked for', () => {
    expect(eventsOf(frames('st'), { minDurationUs: 0 })).toEqual([
      began('s', 0),
      ended('s', 1),
      began('t', 1),
      ended('t', 2, 1),
    ]);
  });

  it('follows each track on its own', () => {
    const inputs = [0, 1, 2, 3].map((i) => twoTracks(i, 'sit', i === 0 ? 'wave' : 'rest'));
    expect(
      eventsOf(inputs).map(({ what, track, label: name, frame }) => [what, track, name, frame]),
    ).toEqual([
      ['began', 'posture', 'sit', 0],
      ['began', 'hand', 'rest', 1],
      ['ended', 'posture', 'sit', 4],
      ['ended', 'hand', 'rest', 4],
    ]);
  });

  it('alternates, never tells of anything too short, and tells of all that stood', () => {
    const stretch = fc.record({
      letter: fc.constantFrom('s', 't', '.', '-', 'S', 'T'),
      frames: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
        // Only the first frame of a stretch comes with its reset.
        const letters = stretches
          .map(({ letter, frames: n }) => letter + letter.toLowerCase().repeat(n - 1))
          .join('');
        const inputs = frames(letters);
        const events = eventsOf(inputs);
        expect(events.map(({ what }) => what)).toEqual(
          events.map((_, i) => (i % 2 === 0 ? 'began' : 'ended')),
        );
        const activities = events.flatMap((begin, i) => {
          const end = events[i + 1];
          return begin.what === 'began' && end !== undefined ? [{ begin, end }] : [];
        });
        for (const { begin, end } of activities) {
          expect(end.label).toBe(begin.label);
          expect(end.timestampUs - begin.timestampUs).toBeGreaterThanOrEqual(minDurationUs);
          const stood = letters.slice(begin.frame, begin.frame + 3).toLowerCase();
          expect(stood).toBe(begin.label.repeat(3));
        }
        for (const { index } of letters.matchAll(/([st])\1\1/g)) {
          const name = letters[index];
          const covering = activities.filter(
            ({ begin, end }) => begin.frame <= index && index + 3 <= end.frame,
          );
          expect(covering.map(({ begin }) => begin.label)).toEqual([name]);
        }
      }),
    );
  });
});
