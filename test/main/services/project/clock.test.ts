/** A clock that is set back or forward takes nothing away: no labels, no clip that is just coming in, no recording. */
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createIncoming } from '../../../../main/services/project/incoming.ts';
import {
  clipsFolder,
  createProject,
  openProject,
} from '../../../../main/services/project/project.ts';
import { createRecordings } from '../../../../main/services/recording/recordings.ts';
import { repairRecordings } from '../../../../main/services/recording/repair-recordings.ts';
import { readLabelSet } from '../../../../main/services/labels/label-set.ts';
import { anna, openLabels, paint, plantClip } from '../labelling/label-clip.ts';
import { makeRecording, recordedVideo } from '../recording/made-recording.ts';
import { tempFolder } from '../temp-folder.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 10, 26, 12);

function setClock(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: ms });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

/** As if everything in there had been written then. */
function writtenAt(ms: number, ...paths: readonly string[]): void {
  for (const path of paths) utimesSync(path, ms / 1000, ms / 1000);
}

it('labels keep the order in which they were given', async () => {
  const { clip } = await plantClip(tempFolder());
  setClock(NOON);
  const labels = await openLabels(clip);
  await labels.open('hand', anna);
  await labels.edit('hand', [paint(0, 9, 'sit')]);
  setClock(NOON - DAY_MS);
  await labels.edit('hand', [paint(4, 9, 'stand')]);
  // Never closed, as after a kill: the journal alone has them.
  const again = await openLabels(clip);
  const { labels: found } = await again.open('hand', anna);
  expect(found.tracks['posture']?.map((s) => [s.startFrame, s.endFrame, s.classId])).toEqual([
    [0, 4, 'sit'],
    [4, 9, 'stand'],
  ]);
  await again.undo('hand');
  const { labels: undone } = await again.undo('hand');
  expect(undone.tracks['posture'] ?? []).toEqual([]);
  await again.redo('hand');
  expect((await readLabelSet(clip))?.tracks['posture']).toMatchObject([{ endFrame: 9 }]);
});

describe.each([
  ['back', Date.now() - 3 * DAY_MS],
  ['forward', Date.now() + 3 * DAY_MS],
])('while the clock is set %s', (_, now) => {
  it('a clip that is coming in is left alone', async () => {
    const { root } = await createProject(join(tempFolder(), 'p'));
    const incoming = await createIncoming(clipsFolder(root));
    writeFileSync(join(incoming, 'media.mp4'), 'half of it');
    // What was written before the clock went forward looks old; after it went back, older than this process.
    writtenAt(Math.min(now, Date.now()), incoming);
    setClock(now);
    await openProject(root);
    expect(existsSync(join(incoming, 'media.mp4'))).toBe(true);
  });

  it('a recording goes on', async () => {
    const project = await createProject(join(tempFolder(), 'p'));
    const recordings = createRecordings();
    const id = await recordings.begin(project, { group: null, video: recordedVideo });
    const { pieces } = await makeRecording(60);
    const half = pieces.length >> 1;
    for (const piece of pieces.slice(0, half)) await recordings.append(id, piece);
    setClock(now);
    await openProject(project.root);
    expect(await repairRecordings(project)).toEqual([]);
    for (const piece of pieces.slice(half)) await recordings.append(id, piece);
    expect((await recordings.end(id))?.clip.media.frames).toBe(60);
  });
});
