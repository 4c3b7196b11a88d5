/** What an edit of classes would do, in words, and the order that a move makes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClassEditSchema } from '../../../contract/labelling/class-edit.ts';
import type { ModelCard } from '../../../contract/window/cards.ts';
import type { ClassSegment } from '../../../contract/window/class-segments.ts';
import {
  amountWords,
  modelWords,
  moved,
  redoWords,
  undoWords,
} from '../../../renderer/views/classes/effect-words.ts';

const segment = (clip: string, startFrame: number, endFrame: number): ClassSegment => ({
  clip,
  clipName: clip,
  group: null,
  set: 'hand',
  startFrame,
  endFrame,
  framesPerS: 30,
  note: '',
});

/** As far as its tracks go. */
const model = (...classes: string[]) =>
  ({
    tracks: [
      { id: 't', name: 'T', classes: classes.map((id) => ({ id, name: id, colour: '#e69f00' })) },
    ],
  }) as unknown as ModelCard;

describe('what is changed', () => {
  it('is counted in segments, clips and seconds', () => {
    expect(amountWords([])).toBeNull();
    expect(amountWords([segment('a', 0, 30)])).toBe('1 segment in 1 clip (1.0 s)');
    expect(amountWords([segment('a', 0, 30), segment('b', 0, 15), segment('a', 40, 70)])).toBe(
      '3 segments in 2 clips (2.5 s)',
    );
  });

  it('is told of the models that name it', () => {
    const models = [model('low', 'high'), model('low'), model()];
    const words = (track: string, classId: string | null) => modelWords(models, { track, classId });
    expect(words('t', 'low')).toMatch(/^2 models name it and go on doing so/);
    expect(words('t', 'high')).toMatch(/^1 model names it and goes on doing so/);
    expect(words('t', null)).toMatch(/^3 models/);
    expect(words('t', 'new')).toBeNull();
    expect(words('u', 'low')).toBeNull();
  });
});

describe('what can be undone and redone', () => {
  const kinds = ClassEditSchema.options.map(({ entries }) => entries.kind.literal);

  it.each(kinds)('%s has words of its own', (kind) => {
    expect(undoWords(kind)).not.toBe(undoWords('something else'));
    expect(new Set(kinds.map(undoWords)).size).toBe(kinds.length);
    expect(redoWords(kind)).toBe(undoWords(kind).replace('Undo', 'Redo'));
  });
});

it('nothing to undo or redo is said in one word', () => {
  expect([undoWords(null), redoWords(null)]).toEqual(['Undo', 'Redo']);
});

describe('a move', () => {
  it('changes places with the neighbour, back again by the opposite, and ends at the ends', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.constantFrom(1 as const, -1 as const),
        (order, pick, by) => {
          const at = pick % order.length;
          const id = order[at] ?? '';
          const next = moved(order, id, by);
          if (next === null) {
            expect(at).toBe(by === 1 ? order.length - 1 : 0);
            return;
          }
          expect(next.indexOf(id)).toBe(at + by);
          expect(moved(next, id, by === 1 ? -1 : 1)).toEqual(order);
        },
      ),
    );
    expect(moved(['a'], 'b', 1)).toBeNull();
  });
});
