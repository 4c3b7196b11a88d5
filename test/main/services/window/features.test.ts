/** The window extracts features anew when the extractor changes, goes on after a restart, and stops for good on request. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { createFakeStage } from '../features/fake-stage.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeHome, makeProject, openServices } from './open-services.ts';

async function inProjectWithClips() {
  const home = makeHome();
  const project = await makeProject();
  const folders: string[] = [];
  for (const name of ['a.mp4', 'b.mp4']) {
    const path = plantMedia(join(tempFolder(), name), name);
    folders.push((await importClip(project, { path }, plainProbe)).clip.folder);
  }
  const open = (batches: number) =>
    openServices(
      home,
      { project: project.root },
      { openStage: () => Promise.resolve(createFakeStage({ featureLength: 3, batches })) },
    );
  const mark = join(project.root, 're-extraction.json');
  return { home, project, folders, open, mark };
}

type Services = Awaited<ReturnType<typeof inProjectWithClips>>['open'] extends (
  batches: number,
) => infer S
  ? S
  : never;

const phaseOf = ({ handlers }: Services) =>
  handlers['features.status']({}).then((state) => state?.phase ?? null);
const features = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('features-') && name.endsWith('.json'));

describe('a change of the extractor', () => {
  it('extracts anew, pushes how far it is, and is over when every clip is done', async () => {
    const { folders, open, mark } = await inProjectWithClips();
    const services = open(3);
    await services.handlers['projects.change']({ extractor: 'fitting' });
    await expect.poll(() => phaseOf(services)).toBe('done');
    for (const folder of folders) expect(features(folder)).toHaveLength(1);
    expect(existsSync(mark)).toBe(false);
    const told = services.pushes.flatMap((push) =>
      push.kind === 're-extraction' ? [push.state] : [],
    );
    expect(told.at(0)).toMatchObject({ phase: 'running', extractor: 'fitting' });
    expect(told.at(-1)).toMatchObject({ phase: 'done', clips: 2, clipsDone: 2 });
  });

  it('goes on in the next window with the clips that lack features', async () => {
    const { folders, open, mark } = await inProjectWithClips();
    const before = open(1_000_000);
    await before.handlers['projects.change']({ extractor: 'fitting' });
    await expect.poll(() => phaseOf(before)).toBe('running');
    await before.close();
    expect(folders.map(features)).toEqual([[], []]);
    expect(existsSync(mark)).toBe(true);
    const after = open(3);
    await expect.poll(() => phaseOf(after)).toBe('done');
    for (const folder of folders) expect(features(folder)).toHaveLength(1);
    expect(existsSync(mark)).toBe(false);
  });

  it('cancelled stays cancelled', async () => {
    const { open, mark } = await inProjectWithClips();
    const before = open(1_000_000);
    await before.handlers['projects.change']({ extractor: 'fitting' });
    await expect.poll(() => phaseOf(before)).toBe('running');
    await before.handlers['features.cancel']({});
    expect(await phaseOf(before)).toBe('cancelled');
    expect(existsSync(mark)).toBe(false);
    await before.close();
    const after = open(3);
    await after.handlers['app.start']({});
    expect(await phaseOf(after)).toBeNull();
  });

  it('waits while something is watched', async () => {
    const { open } = await inProjectWithClips();
    const { handlers, ...services } = open(1_000_000);
    const { session } = await handlers['watch.begin']({ source: 'camera', model: 'first' });
    await handlers['projects.change']({ extractor: 'fitting' });
    const phase = () => phaseOf({ handlers, ...services });
    await expect.poll(phase).toBe('waiting');
    await handlers['watch.end']({ session });
    await expect.poll(phase).toBe('running');
    await handlers['projects.close']({});
    expect(await phase()).toBeNull();
  });

  it('in the settings holds for a project that names none', async () => {
    const { folders, open } = await inProjectWithClips();
    const services = open(3);
    await services.handlers['settings.change']({ extractor: 'fitting' });
    await expect.poll(() => phaseOf(services)).toBe('done');
    for (const folder of folders) expect(features(folder)).toHaveLength(1);
  });

  it('without a browser says what is missing, and is tried again by the next window', async () => {
    const { home, project, mark } = await inProjectWithClips();
    const services = openServices(home, { project: project.root });
    await services.handlers['projects.change']({ extractor: 'fitting' });
    await expect.poll(() => phaseOf(services)).toBe('failed');
    const state = await services.handlers['features.status']({});
    expect(state?.message).toBe('There is no browser.');
    expect(existsSync(mark)).toBe(true);
  });
});
