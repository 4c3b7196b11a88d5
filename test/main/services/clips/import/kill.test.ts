/** An import killed at any instant: the project opens, has only whole clips, and the rest can still come in. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listClips, mediaPath } from '../../../../../main/services/clips/clip.ts';
import { planImport } from '../../../../../main/services/clips/import/plan-import.ts';
import { runImport } from '../../../../../main/services/clips/import/run-import.ts';
import { readTimestamps } from '../../../../../main/services/clips/timestamps.ts';
import { openProject } from '../../../../../main/services/project/project.ts';
import { tempFolder } from '../../temp-folder.ts';
import { FRAMES, plainProbe, plantMedia } from '../plain-probe.ts';

const CLIPS = 6;
const script = fileURLToPath(new URL('./killed-import.ts', import.meta.url));

function plantClips(folder: string): string {
  const source = join(folder, 'source');
  for (let i = 0; i < CLIPS; i += 1) {
    plantMedia(join(source, `${i}.mp4`), String(i).repeat(400_000));
  }
  return source;
}

const incoming = (root: string): string[] =>
  readdirSync(join(root, 'clips')).filter((name) => name.startsWith('.'));

async function expectWhole(root: string, atLeast: number): Promise<void> {
  const project = await openProject(root);
  expect(incoming(root)).toEqual([]);
  const { clips, problems } = await listClips(project);
  expect(problems).toEqual([]);
  expect(clips.length).toBeGreaterThanOrEqual(atLeast);
  for (const clip of clips) {
    const bytes = readFileSync(mediaPath(clip));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(clip.media.sha256);
    expect(await readTimestamps(clip)).toHaveLength(FRAMES);
  }
}

describe('an import that is killed', () => {
  it('inside a clip leaves the clips before it, and the next run brings the rest', async () => {
    const folder = tempFolder();
    const [source, root] = [plantClips(folder), join(folder, 'p.longtake')];
    const child = spawn(process.execPath, [script, source, root, '3'], { stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    expect(incoming(root)).toHaveLength(1);
    await expectWhole(root, 3);
    const project = await openProject(root);
    const summary = await runImport(await planImport(source), project, plainProbe);
    expect([summary.clips.length, summary.skipped.length]).toEqual([CLIPS - 3, 3]);
    await expectWhole(root, CLIPS);
  });

  it.each([1, 2, 4])('from outside, after clip %i, leaves whole clips', async (finished) => {
    const folder = tempFolder();
    const [source, root] = [plantClips(folder), join(folder, 'p.longtake')];
    const child = spawn(process.execPath, [script, source, root], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    let seen = 0;
    createInterface(child.stdout).on('line', () => {
      seen += 1;
      if (seen === finished) child.kill('SIGKILL');
    });
    await exit;
    await expectWhole(root, finished);
  });
});
