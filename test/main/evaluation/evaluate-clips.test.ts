/** One model on known clips: every figure of the document can be said beforehand. */
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../contract/fault.ts';
import { evaluationTracks } from '../../../main/services/evaluation/align-tracks.ts';
import { evaluateClips } from '../../../main/services/evaluation/evaluate-clips.ts';
import { truthOf, truthTracks } from '../../../main/services/evaluation/truth.ts';
import { pose, toyClip, toyModel } from './toy.ts';

const clips = [
  toyClip({ id: 'a', classes: [0, 0, 0, 0, 0, 1, 1, 1] }),
  toyClip({ id: 'b', classes: [2, 2, 2, 2, 2, 2, 2, 2] }),
  toyClip({ id: 'c', classes: [1, 1, 1, 1, 1, 1, 0, 0] }),
];

describe('a memoryless model on exact features', () => {
  const { document, outcomes } = evaluateClips(toyModel({ memory: 0 }), clips, {
    tracks: [pose],
    seed: 1,
  });

  it('is right everywhere', () => {
    expect(document).toMatchObject({
      frames: 48,
      labelledFrames: 48,
      clips: 3,
      frameAccuracy: 1,
      rawFrameAccuracy: 1,
      clipAccuracy: 1,
      macroF1: 1,
      mAP: 1,
      edit: 100,
      segmentF1: { '0.10': 100, '0.25': 100, '0.50': 100 },
      delayMs: { median: 0, p95: 0, segments: 5, missed: 0 },
      stream: { frameAccuracy: 1, recoveryMs: 0, boundaries: 2, neverRecovered: 0 },
      intervals: { frameAccuracy: { low: 1, high: 1 } },
      confusion: [
        [14, 0, 0],
        [0, 18, 0],
        [0, 0, 16],
      ],
      folds: [],
    });
    expect(document.perClass.map((each) => each.support)).toEqual([14, 18, 16]);
    expect(outcomes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('beside the best constant', () => {
    const { majority, softmax } = document.baselines;
    expect(majority).toMatchObject({ frameAccuracy: 18 / 48, clipAccuracy: 1 / 3 });
    // One class of three is named, always: of what it says 18 of 48 are right, and it misses none of the 18.
    expect(majority.macroF1).toBeCloseTo((2 * 18) / (48 + 18) / 3, 12);
    expect(softmax).toEqual({ frameAccuracy: null, clipAccuracy: null, macroF1: null });
  });
});

describe('a model that remembers', () => {
  it('is late after a change, and the stream shows it after each boundary', () => {
    let starts = 0;
    const model = toyModel({ memory: 0.75, onStart: () => starts++ });
    const { document } = evaluateClips(model, clips, { tracks: [pose], seed: 1 });
    // It must forget one class before it names the next; each clip starts from nothing and is right at once.
    expect(document.delayMs.median).toBe(0);
    expect(document.delayMs.p95).toBeGreaterThan(0);
    expect(document.frameAccuracy).toBeLessThan(1);
    expect(document.stream.frameAccuracy).toBeLessThan(document.frameAccuracy ?? 0);
    expect(document.stream.recoveryMs).toBeGreaterThan(0);
    expect(starts).toBe(clips.length + 1);
  });

  it('gives the same document for the same seed', () => {
    const run = () =>
      evaluateClips(toyModel({ memory: 0.75 }), clips, { tracks: [pose], seed: 5 }).document;
    expect(run()).toEqual(run());
  });
});

describe('class lists', () => {
  it('a model with another order of classes is read by name', () => {
    const reordered = { id: 'pose', classes: ['walk', 'sit', 'stand'] };
    const { document } = evaluateClips(toyModel({ memory: 0, tracks: [reordered] }), clips, {
      tracks: [pose],
      seed: 1,
    });
    expect(document.frameAccuracy).toBe(1);
    expect(document.mAP).toBe(1);
    expect(document.perClass.map((each) => each.class)).toEqual(pose.classes);
  });

  it('a class the model never learnt stays in the truth, and is always wrong', () => {
    const fewer = { id: 'pose', classes: ['sit', 'stand'] };
    const { document } = evaluateClips(toyModel({ memory: 0, tracks: [fewer] }), clips, {
      tracks: [pose],
      seed: 1,
    });
    expect(document.frameAccuracy).toBeCloseTo(32 / 48, 12);
    expect(document.perClass[2]).toMatchObject({ class: 'walk', recall: 0, precision: null });
  });

  it('classes only the model knows come last', () => {
    expect(
      evaluationTracks(
        [pose],
        [
          { id: 'pose', classes: ['jump', 'sit'] },
          { id: 'x', classes: ['y'] },
        ],
      ),
    ).toEqual([{ id: 'pose', classes: ['sit', 'stand', 'walk', 'jump'] }]);
  });

  it('no track in common, no label at all: one sentence, exit code 2', () => {
    const other = toyModel({ memory: 0, tracks: [{ id: 'hand', classes: ['open'] }] });
    const unlabelled = clips.map((clip) => ({ ...clip, truth: {} }));
    for (const [model, some] of [
      [other, clips],
      [toyModel({ memory: 0 }), unlabelled],
    ] as const) {
      let fault: unknown;
      try {
        evaluateClips(model, some, { tracks: [pose], seed: 1 });
      } catch (error) {
        fault = error;
      }
      expect(exitCodeOf(fault)).toBe(2);
    }
  });
});

describe('two tracks', () => {
  const hand = { id: 'hand', classes: ['stand', 'sit'] };
  const both = clips.map((clip) => ({
    ...clip,
    truth: { pose: clip.truth['pose']!, hand: clip.truth['pose']!.map((c) => (c === 2 ? -1 : c)) },
  }));
  const { document } = evaluateClips(toyModel({ memory: 0, tracks: [pose, hand] }), both, {
    tracks: [pose, hand],
    seed: 1,
  });

  it('have figures each, and pooled ones', () => {
    // Truth of "hand" calls sit 0 where its list says stand, so it is wrong wherever it is labelled.
    expect(document.tracks?.['pose']).toMatchObject({ frameAccuracy: 1, labelledFrames: 48 });
    expect(document.tracks?.['hand']).toMatchObject({ frameAccuracy: 0, labelledFrames: 32 });
    expect(document).toMatchObject({ frames: 48, labelledFrames: 80, frameAccuracy: 48 / 80 });
    expect(document.clipAccuracy).toBe(3 / 5);
    expect(document.confusion).toHaveLength(5);
    expect(document.perClass.map((each) => each.track)).toEqual([
      'pose',
      'pose',
      'pose',
      'hand',
      'hand',
    ]);
  });
});

it('turns class ids per frame into indices, background at the end where it occurs', () => {
  const clip = { pose: ['sit', null, 'background', 'unknown'], hand: [null] };
  const tracks = truthTracks([pose, { id: 'hand', classes: ['open'] }], [clip]);
  expect(tracks.map(({ classes }) => classes)).toEqual([
    ['sit', 'stand', 'walk', 'background'],
    ['open'],
  ]);
  expect(truthOf(tracks, clip)).toEqual({
    pose: Int32Array.of(0, -1, 3, -1),
    hand: Int32Array.of(-1),
  });
});
