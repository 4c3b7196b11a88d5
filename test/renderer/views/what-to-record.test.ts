/** What the Clips view says to record next. */
import { describe, expect, it } from 'vitest';
import type { Material } from '../../../contract/window/clips.ts';
import { whatToRecord } from '../../../renderer/views/clips/what-to-record.ts';

const of = (classId: string, seconds: number, clips = 3): Material => ({
  track: 'activity',
  classId,
  frames: seconds * 30,
  segments: seconds === 0 ? 0 : clips,
  clips: seconds === 0 ? 0 : clips,
  seconds,
});
const said = (...material: Material[]) =>
  whatToRecord(material).map(({ classId, why }) => `${classId} ${why}`);

describe('what to record next', () => {
  it.each<[string, Material[], string[]]>([
    ['nothing before anything is labelled', [of('sit', 0), of('walk', 0)], []],
    ['nothing where every class has enough', [of('sit', 30), of('walk', 20)], []],
    ['what is labelled nowhere', [of('sit', 30), of('walk', 0)], ['walk is labelled nowhere yet']],
    [
      'what is scarce, after what is nowhere',
      [of('sit', 200), of('walk', 3), of('wave', 0)],
      ['wave is labelled nowhere yet', 'walk has 3.0 s, where another has 3 min'],
    ],
    [
      'what is in one clip alone',
      [of('sit', 30), of('walk', 29, 1)],
      ['walk is in one clip alone: another day or person would help'],
    ],
    ['no more than two', [of('sit', 9), of('a', 0), of('b', 0), of('c', 0)], ['a', 'b']],
    ['never the background', [of('sit', 30), of('background', 1)], []],
  ])('names %s', (_, material, wanted) => {
    const found = said(...material);
    expect(found).toHaveLength(wanted.length);
    wanted.forEach((words, i) => {
      expect(found[i]).toContain(words);
    });
  });
});
