/** A project in one file and back: byte for byte, media that lay elsewhere included, and nothing of what is damaged. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { listClips, mediaPath } from '../../../../../main/services/clips/clip.ts';
import { importClip } from '../../../../../main/services/clips/import-clip.ts';
import { readBundle } from '../../../../../main/services/project/bundle/read-bundle.ts';
import { writeBundle } from '../../../../../main/services/project/bundle/write-bundle.ts';
import { createProject } from '../../../../../main/services/project/project.ts';
import { plainProbe, plantMedia } from '../../clips/plain-probe.ts';
import { tempFolder } from '../../temp-folder.ts';

/** A project with one clip kept by copy and one by reference. */
async function plantProject() {
  const folder = tempFolder();
  const project = await createProject(join(folder, 'p.longtake'), 'Gym');
  const copied = plantMedia(join(folder, 'a.mp4'), 'a'.repeat(200_000));
  const referenced = plantMedia(join(folder, 'b.mov'), 'b'.repeat(300_000));
  await importClip(project, { path: copied }, plainProbe);
  await importClip(project, { path: referenced, byReference: true }, plainProbe);
  return { folder, project, referenced, zip: join(folder, 'gym.zip') };
}

const refusal = { reason: 'bad-input' };

describe('a bundle', () => {
  it('brings the project back, with the media that lay elsewhere', async () => {
    const { folder, project, referenced, zip } = await plantProject();
    const { path, files } = await writeBundle(project, zip);
    expect([path, files]).toEqual([zip, 9]);
    rmSync(referenced);
    const back = await readBundle(zip, join(folder, 'back'));
    expect(back.file).toEqual(project.file);
    const { clips, problems } = await listClips(back);
    expect(problems).toEqual([]);
    expect(clips.map((clip) => readFileSync(mediaPath(clip), 'utf8').slice(0, 2))).toEqual([
      'aa',
      'bb',
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('overwrites nothing', async () => {
    const { folder, project, zip } = await plantProject();
    writeFileSync(zip, 'letter');
    await expect(writeBundle(project, zip)).rejects.toMatchObject(refusal);
    expect(readFileSync(zip, 'utf8')).toBe('letter');
    const other = join(folder, 'other.zip');
    await writeBundle(project, other);
    await expect(readBundle(other, project.root)).rejects.toMatchObject(refusal);
  });

  it('names a video that is gone', async () => {
    const { project, referenced, zip } = await plantProject();
    rmSync(referenced);
    await expect(writeBundle(project, zip)).rejects.toMatchObject({ reason: 'not-found' });
    expect(existsSync(zip)).toBe(false);
  });

  it('that is damaged or cut short leaves nothing behind', async () => {
    const { folder, project, zip } = await plantProject();
    await writeBundle(project, zip);
    const bytes = readFileSync(zip);
    const middle = bytes.length >> 1;
    const flipped = Buffer.from(bytes);
    flipped[middle] = (bytes[middle] ?? 0) ^ 1;
    for (const damaged of [flipped, bytes.subarray(0, middle), Buffer.from('no zip')]) {
      writeFileSync(zip, damaged);
      await expect(readBundle(zip, join(folder, 'back'))).rejects.toMatchObject(refusal);
    }
    expect(readdirSync(folder).sort()).toEqual(['a.mp4', 'b.mov', 'gym.zip', 'p.longtake']);
  });

  it.each(['../out.json', '/out.json', 'clips/../../out.json', 'a\\..\\out.json', '.hidden'])(
    'that would write to %s is refused',
    async (name) => {
      const folder = tempFolder();
      const zip = join(folder, 'evil.zip');
      const chunks: Uint8Array[] = [];
      const writer = new ZipWriter(
        new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) }),
        { useWebWorkers: false },
      );
      const file = { path: name, bytes: 2, sha256: '0'.repeat(64) };
      const list = JSON.stringify({ schemaVersion: 1, files: [file] });
      await writer.add('bundle.json', new TextReader(list));
      await writer.close();
      writeFileSync(zip, Buffer.concat(chunks));
      await expect(readBundle(zip, join(folder, 'in', 'back'))).rejects.toMatchObject(refusal);
      expect(existsSync(join(dirname(folder), 'out.json'))).toBe(false);
      expect(readdirSync(folder)).toEqual(['evil.zip']);
    },
  );
});
