/** A recording becomes a clip, whole or cut off at any byte; nothing but its last fragment is ever lost. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readTimestamps } from '../../../../main/services/clips/timestamps.ts';
import { readLabelSet } from '../../../../main/services/labels/label-set.ts';
import { requireWholeVideo } from '../../../../main/services/pixels/require-whole-video.ts';
import {
  createProject,
  openProject,
  type Project,
} from '../../../../main/services/project/project.ts';
import { beginRecording } from '../../../../main/services/recording/begin-recording.ts';
import { finishRecording } from '../../../../main/services/recording/finish-recording.ts';
import { createRecordings } from '../../../../main/services/recording/recordings.ts';
import { matching } from '../../../matching.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeRecording, recordedVideo } from './made-recording.ts';

const FRAMES = 100;
const GOP = 15;
const request = { group: 'Ada', video: recordedVideo };

const newProject = (): Promise<Project> => createProject(join(tempFolder(), 'films'));
const clipFolders = ({ root }: Project) =>
  readdirSync(join(root, 'clips')).filter((name) => !name.startsWith('.'));

describe('a recording that ends in order', () => {
  it('is a clip with every frame at its own time', async () => {
    const project = await newProject();
    const recordings = createRecordings();
    const made = await makeRecording(FRAMES);
    const id = await recordings.begin(project, request);
    for (const piece of made.pieces) await recordings.append(id, piece);
    const finished = await recordings.end(id);
    expect(finished?.clip.file).toMatchObject({ group: 'Ada', name: matching(/^Recording \d{4}/) });
    expect(finished?.clip.media).toMatchObject({ frames: FRAMES, width: 64, height: 48 });
    expect(await readTimestamps(finished!.clip)).toEqual(made.timestampsUs);
    const { folder } = finished!.clip;
    expect(readFileSync(join(folder, 'media.mp4'))).toEqual(made.bytes);
    await requireWholeVideo(join(folder, 'media.mp4'));
    expect(readdirSync(folder).sort()).toEqual([
      'clip.json',
      'media.json',
      'media.mp4',
      'timestamps.i64',
    ]);
    await expect(recordings.append(id, made.bytes)).rejects.toThrow(/is over/);
  });

  it('without a frame leaves nothing behind', async () => {
    const project = await newProject();
    const recordings = createRecordings();
    const { pieces } = await makeRecording(FRAMES);
    const id = await recordings.begin(project, request);
    await recordings.append(id, pieces[0]!.subarray(0, 30));
    expect(await recordings.end(id)).toBeNull();
    expect(readdirSync(join(project.root, 'clips'))).toEqual([]);
  });

  it('that is discarded leaves nothing behind', async () => {
    const project = await newProject();
    const recordings = createRecordings();
    const { bytes } = await makeRecording(FRAMES);
    const id = await recordings.begin(project, request);
    await recordings.append(id, bytes);
    await recordings.discard(id);
    expect(readdirSync(join(project.root, 'clips'))).toEqual([]);
  });
});

describe('a recording cut off at any byte', () => {
  it('keeps every fragment that is whole, and its labels', async () => {
    const project = await newProject();
    const { bytes, timestampsUs } = await makeRecording(FRAMES);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (cut) => {
        const { folder, append, paint, close } = await beginRecording(project, request);
        await append(bytes.subarray(0, cut));
        await paint([{ what: 'begin', track: 'posture', classId: 'sitting', timestampUs: 0 }]);
        await close();
        const finished = await finishRecording(project, folder);
        expect(existsSync(folder)).toBe(false);
        if (finished === null) return;
        const { clip } = finished;
        const kept = await readTimestamps(clip);
        expect(kept).toEqual(timestampsUs.slice(0, kept.length));
        expect(kept.length === FRAMES || kept.length % GOP === 0).toBe(true);
        await requireWholeVideo(join(clip.folder, 'media.mp4'));
        const labels = await readLabelSet(clip);
        expect(labels?.tracks['posture']).toEqual([
          { startFrame: 0, endFrame: kept.length, classId: 'sitting', origin: 'hand' },
        ]);
      }),
      { numRuns: 20 },
    );
    // Each run flushes a dozen files.
  }, 120_000);

  it('loses no more than the fragment it was cut in', async () => {
    const project = await newProject();
    const { pieces } = await makeRecording(FRAMES);
    for (let whole = 1; whole < pieces.length; whole++) {
      const { folder, append, close } = await beginRecording(project, request);
      await append(Buffer.concat(pieces.slice(0, whole + 1)).subarray(0, -1));
      await close();
      const fragments = Math.floor(FRAMES / GOP);
      const finished = await finishRecording(project, folder);
      expect(finished?.clip.media.frames ?? 0).toBeGreaterThanOrEqual(
        Math.min(whole - 1, fragments) * GOP,
      );
    }
  });
});

describe('a full disk', () => {
  it('keeps the recording so far, with its labels', async (context) => {
    const disk = tempFolder();
    try {
      execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], {
        stdio: 'pipe',
      });
    } catch {
      context.skip('a small disk can be mounted only as root, on Linux');
    }
    onTestFinished(() => void execFileSync('/usr/bin/umount', [disk]));
    const project = await createProject(join(disk, 'films'));
    const recordings = createRecordings();
    const { pieces } = await makeRecording(FRAMES);
    const id = await recordings.begin(project, request);
    for (const piece of pieces.slice(0, 4)) await recordings.append(id, piece);
    writeFileSync(join(disk, 'rest'), Buffer.alloc(1_500_000));
    const big = Buffer.alloc(3_000_000, 1);
    await expect(recordings.append(id, big)).rejects.toMatchObject({
      reason: 'disk',
      message: matching(/The disk is full/),
    });
    const finished = await recordings.end(id);
    expect(finished!.clip.media.frames).toBeGreaterThanOrEqual(2 * GOP);
    expect(clipFolders(project)).toEqual([finished!.clip.id]);
  });
});

describe('opening the project', () => {
  it('removes leftovers, but never a recording', async () => {
    const project = await newProject();
    const clips = join(project.root, 'clips');
    const recording = await beginRecording(project, request);
    await recording.close();
    const name = recording.folder.slice(clips.length + 1);
    // The number of a process that cannot run.
    const gone = name.replace(/-\d+-([0-9a-f]+)$/, '-4194399-$1');
    mkdirSync(join(clips, gone));
    const plain = gone.replace(/[0-9a-f]{12}$/, '0123456789ab');
    mkdirSync(join(clips, plain));
    writeFileSync(join(clips, gone, 'recording.json'), '{}');
    await openProject(project.root);
    expect(readdirSync(clips).sort()).toEqual([gone, name].sort());
  });
});
