/** Projects made, opened, changed and refused, in real folders. */
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, Fault } from '../../../../contract/fault.ts';
import { createIncoming } from '../../../../main/services/project/incoming.ts';
import {
  changeProject,
  createProject,
  openOrCreateProject,
  openProject,
  requireWritable,
} from '../../../../main/services/project/project.ts';
import { tempFolder } from '../temp-folder.ts';

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const error: unknown = await promise.then(
    () => new Error('nothing was thrown'),
    (e: unknown) => e,
  );
  if (!(error instanceof Fault)) throw error;
  return error;
}

function projectJson(root: string, change: Record<string, unknown>): void {
  const path = join(root, 'project.json');
  const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...file, ...change }));
}

describe('a project folder', () => {
  it('is made where nothing is, and opens the same', async () => {
    const root = join(tempFolder(), 'deep', 'my activities.longtake');
    const made = await openOrCreateProject(root);
    expect(made.file).toMatchObject({ schemaVersion: 1, name: 'my activities', tracks: [] });
    expect(await openProject(root)).toEqual(made);
    expect(await openOrCreateProject(root)).toEqual(made);
    expect(readdirSync(root)).toEqual(['project.json']);
  });

  it.each(['.DS_Store', 'project.json.123456'])(
    'is made in a folder that holds only %s',
    async (litter) => {
      const root = tempFolder();
      writeFileSync(join(root, litter), '');
      expect((await openOrCreateProject(root)).newerVersion).toBeNull();
    },
  );

  it('is not made in a folder that holds something else', async () => {
    const root = tempFolder();
    writeFileSync(join(root, 'thesis.docx'), 'x');
    for (const attempt of [openOrCreateProject, openProject, createProject]) {
      const fault = await faultOf(attempt(root));
      expect(fault.reason).toBe('project-invalid');
      expect(fault.message).toContain('not a Longtake project');
      expect(exitCodeOf(fault)).toBe(2);
    }
    expect(readdirSync(root)).toEqual(['thesis.docx']);
  });

  it('is not a file, and not opened where it is absent', async () => {
    const folder = tempFolder();
    const file = join(folder, 'a.longtake');
    writeFileSync(file, '');
    expect((await faultOf(openOrCreateProject(file))).message).toContain('is a file');
    const absent = await faultOf(openProject(join(folder, 'absent')));
    expect(absent).toMatchObject({ reason: 'project-invalid' });
    expect(absent.message).toContain('There is no project');
  });

  it.each([
    ['not JSON', '{"schemaVersion": 1,'],
    ['another shape', '{"schemaVersion": 1, "tracks": 3}'],
    ['no version', '{"name": "x"}'],
    ['an empty file', ''],
  ])('with a broken project.json (%s) is refused and left as it is', async (_, text) => {
    const root = tempFolder();
    writeFileSync(join(root, 'project.json'), text);
    const fault = await faultOf(openOrCreateProject(root));
    expect(fault.reason).toBe('project-invalid');
    expect(fault.message).toContain('project.json');
    expect(readFileSync(join(root, 'project.json'), 'utf8')).toBe(text);
  });

  it('is changed on disk and keeps what another change wrote meanwhile', async () => {
    const root = tempFolder();
    const early = await createProject(root);
    await changeProject(early, (file) => ({ ...file, extractor: 'coral' }));
    const late = await changeProject(early, (file) => ({ ...file, modelRate: 10 }));
    expect(late.file).toMatchObject({ extractor: 'coral', modelRate: 10 });
    expect((await openProject(root)).file).toEqual(late.file);
  });
});

describe('a project of a newer Longtake', () => {
  it('opens for reading and refuses every change', async () => {
    const root = tempFolder();
    await createProject(root);
    projectJson(root, { schemaVersion: 7, weather: 'unknown here' });
    const before = readFileSync(join(root, 'project.json'), 'utf8');
    const project = await openProject(root);
    expect(project).toMatchObject({ newerVersion: 7, file: { modelRate: 15 } });
    for (const attempt of [requireWritable(project), changeProject(project, (f) => f)]) {
      const fault = await faultOf(attempt);
      expect(fault.reason).toBe('project-newer');
      expect(fault.message).toContain('update Longtake');
      expect(exitCodeOf(fault)).toBe(2);
    }
    expect(readFileSync(join(root, 'project.json'), 'utf8')).toBe(before);
  });

  it('says so when it cannot even be read', async () => {
    const root = tempFolder();
    await createProject(root);
    projectJson(root, { schemaVersion: 2, tracks: { now: 'an object' } });
    expect((await faultOf(openProject(root))).reason).toBe('project-newer');
  });
});

describe('what a crash left behind', () => {
  it('is removed at opening, and nothing else is', async () => {
    const root = tempFolder();
    await createProject(root);
    const host = await ownHostPart(root);
    const clips = join(root, 'clips');
    const dead = 2 ** 22 + 1;
    const day = 25 * 3600;
    const place = (name: string, ageS = 0): void => {
      mkdirSync(join(clips, name), { recursive: true });
      const at = Date.now() / 1000 - ageS;
      utimesSync(join(clips, name), at, at);
    };
    place(`.incoming-${host}-${dead}-0123456789ab`);
    place(`.incoming-elsewhere-${dead}-0123456789ab`, day);
    place(`.incoming-${host}-${process.pid}-0123456789ab`, 3600);
    const kept = [
      `.incoming-${host}-${process.pid}-aaaaaaaaaaaa`,
      `.incoming-elsewhere-${dead}-aaaaaaaaaaaa`,
      `.incoming-${host}-${process.ppid}-aaaaaaaaaaaa`,
      '.incoming-holiday',
      'walk-01234567',
    ];
    kept.forEach((name) => {
      place(name);
    });
    await openProject(root);
    expect(readdirSync(clips).sort()).toEqual(kept.sort());
  });
});

/** How this machine names itself in incoming folders, read off one. */
async function ownHostPart(root: string): Promise<string> {
  const name = basename(await createIncoming(join(root, 'probe')));
  return name.replace(/^\.incoming-/, '').replace(/-\d+-[0-9a-f]{12}$/, '');
}
