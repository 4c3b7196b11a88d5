/** A project's labels leave it in every format, and come back into a project that has only the videos. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelFileFormats, type LabelFileFormat } from '../../../../contract/label-file-formats.ts';
import { listClips } from '../../../../main/services/clips/clip.ts';
import { labelTarget } from '../../../../main/services/clips/import/label-target.ts';
import { planImport } from '../../../../main/services/clips/import/plan-import.ts';
import { previewImport } from '../../../../main/services/clips/import/preview-import.ts';
import { runImport } from '../../../../main/services/clips/import/run-import.ts';
import type { ProbeMedia } from '../../../../main/services/clips/probe-media.ts';
import { exportLabels } from '../../../../main/services/labels/export-labels.ts';
import { labelFileShape } from '../../../../main/services/labels/formats/registry.ts';
import { frameClasses } from '../../../../main/services/labels/frame-classes.ts';
import { readLabelSet } from '../../../../main/services/labels/label-set.ts';
import { openProject, type Project } from '../../../../main/services/project/project.ts';
import { FRAMES } from '../clips/plain-probe.ts';
import { labelledProject, labels } from './labelled-project.ts';
import { filesBelow } from '../../../files-below.ts';

const unused: ProbeMedia = () => Promise.reject(new Error('nothing needs decoding'));
const forms = labelFileFormats.flatMap((format) =>
  labelFileShape(format).endings.map((ending) => [format, ending] as const),
);

/** In a folder of their own, away from any video. */
async function exported(format: LabelFileFormat, ending: string): Promise<string> {
  const { project, folder } = await labelledProject({ isLabelled: true });
  const { files } = await exportLabels(project, { format, ending });
  const out = join(folder, 'out');
  mkdirSync(out);
  for (const { name, text } of files) writeFileSync(join(out, name), text());
  return out;
}

async function planned(path: string, project: Project, layout = 'auto') {
  const { clips } = await listClips(project);
  return planImport(path, { layout, project: { tracks: project.file.tracks, clips } });
}

describe.each(forms)('labels as %s (%s)', (format, ending) => {
  it('come back into a project that has the videos alone', async () => {
    const out = await exported(format, ending);
    const { project, clips } = await labelledProject({ isLabelled: false });
    const plan = await planned(out, project);
    expect(plan).toMatchObject({ layout: format, problems: [], kind: 'hand' });
    const before = filesBelow(project.root);
    const preview = await previewImport(plan, { project, target: labelTarget(plan) });
    expect(filesBelow(project.root)).toEqual(before);
    const summary = await runImport(plan, project, unused);
    expect(summary).toMatchObject({ clips: [], problems: [], labelSet: 'hand' });
    const previewed = preview.clips.reduce((sum, { segments }) => sum + segments, 0);
    expect(summary.segments).toBe(previewed);
    for (const clip of clips) {
      const set = await readLabelSet(clip);
      const wanted = {
        schemaVersion: 1,
        id: 'hand',
        annotator: '',
        kind: 'hand',
        tracks: labels[clip.file.name]!,
      } as const;
      for (const track of ['posture', 'hands']) {
        expect(frameClasses(set, track, FRAMES)).toEqual(frameClasses(wanted, track, FRAMES));
      }
    }
    const { file } = await openProject(project.root);
    const ids = file.tracks.map(({ id, classes }) => [id, classes.map((c) => c.id).toSorted()]);
    expect(new Map(ids as [string, string[]][])).toEqual(
      new Map([
        ['posture', ['sit', 'walk']],
        ['hands', ['knock']],
      ]),
    );
    const again = await planned(out, await openProject(project.root), format);
    expect(await runImport(again, project, unused)).toMatchObject({ segments: 0, problems: [] });
  });
});

describe('an export', () => {
  it('names files by their clips, and says what the format cannot hold', async () => {
    const { project } = await labelledProject({ isLabelled: true });
    const { files, lost, isPerClip } = await exportLabels(project, { format: 'csv' });
    expect(isPerClip).toBe(true);
    expect(files.map(({ name }) => name).toSorted()).toEqual(['hall, two.csv', 'kitchen.csv']);
    expect(lost.join('\n')).toMatch(/2 notes.*\n.*1 point event .*\n.*1 boundary/);
    expect((await exportLabels(project, { format: 'via' })).lost).toEqual([]);
  });

  it('of a per-frame table has a row for every frame, looked at or not', async () => {
    const { project, clips } = await labelledProject({ isLabelled: true });
    const kitchen = clips.find(({ file }) => file.name === 'kitchen')!;
    const { files } = await exportLabels(project, { format: 'csv', clips: [kitchen.id] });
    const rows = files[0]!.text().trimEnd().split('\n');
    expect(rows[0]).toBe(
      'frame,timestamp_us,time_s,source,label:posture,probability:posture,p:posture/sit,p:posture/walk,p:posture/background,label:hands,probability:hands,p:hands/knock,p:hands/background',
    );
    expect(rows.slice(1)).toHaveLength(FRAMES);
    expect(rows[1]).toBe('0,0,0.000000,hand,,,,,,,,,');
    expect(rows[13]).toBe('12,400000,0.400000,hand,background,,,,,,,,');
  });

  it('refuses clips and label sets that are not there', async () => {
    const { project } = await labelledProject({ isLabelled: true });
    await expect(exportLabels(project, { format: 'vtt', clips: ['attic'] })).rejects.toThrow(
      /There is no clip "attic"/,
    );
    await expect(exportLabels(project, { format: 'vtt', labelSet: 'bob' })).rejects.toThrow(
      /No clip has the label set "bob"/,
    );
  });
});
