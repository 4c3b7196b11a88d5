/** What `longtake clips`, `longtake project` and an import say of small projects. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summaryInWords } from '../../../main/commands/import-in-words.ts';
import { readLabelSet, writeLabelSet } from '../../../main/services/labels/label-set.ts';
import { labelledProject } from '../services/labels/labelled-project.ts';
import { tempFolder } from '../services/temp-folder.ts';
import { longtake } from './in-process.ts';

describe('longtake clips', () => {
  it('counts the labels by hand, and names other sets beside them', async () => {
    const { project, clips } = await labelledProject({ isLabelled: true });
    const clip = clips.find(({ file }) => file.name === 'kitchen')!;
    const hand = (await readLabelSet(clip))!;
    await writeLabelSet(project, clip, { ...hand, id: 'suggestions', kind: 'predictions' });
    const count = Object.values(hand.tracks).flat().length;
    const { stdout } = await longtake('clips', '--project', project.root);
    const line = stdout.split('\n').find((text) => text.startsWith('kitchen'));
    expect(line).toContain(
      `, ${String(count)} segments, ${String(count)} segments in "suggestions" (`,
    );
    const json = await longtake('clips', '--project', project.root, '--json');
    const rows = (JSON.parse(json.stdout) as { clips: { id: string }[] }).clips;
    const row = rows.find(({ id }) => id === clip.id) as unknown as {
      segments: { set: string }[];
      otherSets: { id: string; kind: string; segments: unknown[] }[];
    };
    expect(row.segments.map(({ set }) => set)).toEqual(Array<string>(count).fill('hand'));
    expect(row.otherSets).toMatchObject([{ id: 'suggestions', kind: 'predictions' }]);
    expect(row.otherSets[0]?.segments).toHaveLength(count);
  });
});

describe('longtake project create', () => {
  it('says of a project that it is there already, and changes nothing', async () => {
    const folder = join(tempFolder(), 'p');
    expect(await longtake('project', 'create', folder)).toMatchObject({ status: 0 });
    const { status, stderr } = await longtake('project', 'create', folder);
    expect(status).toBe(2);
    expect(stderr).toBe(
      `"${folder}" is a Longtake project already: open it, or name another folder for a new one.`,
    );
  });
});

describe('the summary of an import', () => {
  const nothing = {
    skipped: [],
    segments: 0,
    tracks: [],
    problems: [],
    notes: [],
    labelSet: 'hand',
  };

  it.each([
    [{ clips: ['a'] }, '1 clip imported into P, 0 segments.'],
    [
      { clips: ['a', 'b'], segments: 1, tracks: ['x'] },
      '2 clips imported into P, 1 segment in 1 track (x).',
    ],
    [
      { clips: [], skipped: ['a'], tracks: ['x', 'y'] },
      '0 clips imported into P, 0 segments in 2 tracks (x, y).\n1 was there already and stays as it is.',
    ],
  ])('%j', (summary, words) => {
    expect(summaryInWords({ ...nothing, ...summary }, 'P')).toBe(words);
  });
});
