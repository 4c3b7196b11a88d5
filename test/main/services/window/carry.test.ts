/** Whole projects copied, packed and unpacked from the window: told as they fare, stopped, refused, beside labelling. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CarryRequest } from '../../../../contract/window/carry-commands.ts';
import { listClips } from '../../../../main/services/clips/clip.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { openProject } from '../../../../main/services/project/project.ts';
import { matching } from '../../../matching.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeHome, makeProject, openServices } from './open-services.ts';

const MEDIA_BYTES = 3_000_000;

async function inWindow() {
  const project = await makeProject();
  const folder = tempFolder();
  const media = plantMedia(join(folder, 'long.mp4'), 'v'.repeat(MEDIA_BYTES));
  const clip = await importClip(project, { path: media }, plainProbe);
  const shown: string[] = [];
  const services = openServices(
    makeHome(),
    { project: project.root },
    { reveal: (path) => shown.push(path) },
  );
  const { handlers, pushes } = services;
  const state = () => handlers['carry.status']({});
  const carried = async (request: CarryRequest) => {
    await handlers['carry.begin'](request);
    await expect.poll(async () => (await state())?.phase).not.toBe('running');
    return state();
  };
  return { project, folder, clip, services, handlers, pushes, state, carried, shown };
}

describe('a project', () => {
  it('is copied, with its bytes told, while labels stay open', async () => {
    const { handlers, clip, folder, carried, pushes, project } = await inWindow();
    await handlers['labels.open']({ clip: clip.clip.id, set: 'hand' });
    const to = join(folder, 'copy.longtake');
    expect(await carried({ kind: 'duplicate', to })).toMatchObject({ phase: 'done', to });
    const told = pushes.flatMap((push) => (push.kind === 'carry' ? [push.state] : []));
    expect(told.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['running', 'done']));
    const { bytes, bytesTotal } = told.reduce((_, next) => next);
    expect(bytes).toBe(bytesTotal);
    expect(bytes).toBeGreaterThan(MEDIA_BYTES);
    const copy = await openProject(to);
    expect(copy.file.id).not.toBe(project.file.id);
    expect((await listClips(copy)).clips).toHaveLength(1);
  });

  it('goes into one file and comes back', async () => {
    const { folder, carried, handlers, shown } = await inWindow();
    const packed = join(folder, 'all.zip');
    expect(await carried({ kind: 'pack', to: packed })).toMatchObject({ phase: 'done' });
    await handlers['carry.reveal']({});
    expect(shown).toEqual([packed]);
    const to = join(folder, 'back.longtake');
    expect(await carried({ kind: 'unpack', from: packed, to })).toMatchObject({ phase: 'done' });
    expect((await listClips(await openProject(to))).clips).toHaveLength(1);
  });

  it('may be packed into its own folder, without its own file in it', async () => {
    const { project, folder, carried } = await inWindow();
    const packed = join(project.root, 'mine.zip');
    expect(await carried({ kind: 'pack', to: packed })).toMatchObject({ phase: 'done' });
    const to = join(folder, 'back.longtake');
    await carried({ kind: 'unpack', from: packed, to });
    expect(existsSync(join(to, 'mine.zip'))).toBe(false);
    expect((await listClips(await openProject(to))).clips).toHaveLength(1);
  });

  it.each(['duplicate', 'pack'] as const)(
    'is carried though it may only be read: %s',
    async (kind) => {
      const { project, folder, carried, handlers } = await inWindow();
      await handlers['projects.close']({});
      const path = join(project.root, 'project.json');
      const file = JSON.parse(readFileSync(path, 'utf8')) as object;
      writeFileSync(path, JSON.stringify({ ...file, schemaVersion: 99 }));
      await handlers['projects.open']({ folder: project.root });
      expect(await carried({ kind, to: join(folder, 'copy') })).toMatchObject({ phase: 'done' });
    },
  );

  it.each(['duplicate', 'pack'] as const)(
    'leaves nothing where it is stopped: %s',
    async (kind) => {
      const { folder, handlers, state } = await inWindow();
      await handlers['carry.begin']({ kind, to: join(folder, 'there') });
      await handlers['carry.stop']({});
      await expect.poll(async () => (await state())?.phase).toBe('stopped');
      expect(readdirSync(folder)).toEqual(['long.mp4']);
    },
  );

  it('leaves nothing where unpacking is stopped', async () => {
    const { folder, handlers, state, carried } = await inWindow();
    const from = join(folder, 'all.zip');
    await carried({ kind: 'pack', to: from });
    await handlers['carry.begin']({ kind: 'unpack', from, to: join(folder, 'back') });
    await handlers['carry.stop']({});
    await expect.poll(async () => (await state())?.phase).toBe('stopped');
    expect(readdirSync(folder)).toEqual(['all.zip', 'long.mp4']);
  });
});

describe('what cannot be carried', () => {
  it('is one sentence, and what stands there stays', async () => {
    const { project, folder, carried, handlers } = await inWindow();
    const taken = join(folder, 'taken');
    writeFileSync(taken, 'letter');
    const failing = [
      [{ kind: 'duplicate', to: taken }, /exists already/],
      [{ kind: 'pack', to: taken }, /exists already/],
      [{ kind: 'duplicate', to: join(project.root, 'inside') }, /inside/],
      [{ kind: 'unpack', from: taken, to: join(folder, 'new') }, /no bundle/],
      [{ kind: 'unpack', from: join(folder, 'none.zip'), to: join(folder, 'new') }, /no file/],
    ] as const;
    for (const [request, message] of failing) {
      expect(await carried(request)).toMatchObject({ phase: 'failed', message: matching(message) });
    }
    expect(readFileSync(taken, 'utf8')).toBe('letter');
    await expect(handlers['carry.begin']({ kind: 'pack', to: 'x.zip' })).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/name the whole path/),
    });
    await expect(handlers['carry.reveal']({})).rejects.toMatchObject({ reason: 'bad-usage' });
  });

  it('is refused while another is carried, and without a project', async () => {
    const { folder, handlers, state } = await inWindow();
    await handlers['carry.begin']({ kind: 'pack', to: join(folder, 'a.zip') });
    const again = handlers['carry.begin']({ kind: 'pack', to: join(folder, 'b.zip') });
    await expect(again).rejects.toMatchObject({ reason: 'bad-usage' });
    await expect.poll(async () => (await state())?.phase).toBe('done');
    await handlers['projects.close']({});
    const none = handlers['carry.begin']({ kind: 'pack', to: join(folder, 'b.zip') });
    await expect(none).rejects.toMatchObject({ reason: 'bad-usage' });
  });

  it('is let go of when the window closes', async () => {
    const { folder, handlers, services, project } = await inWindow();
    await handlers['carry.begin']({ kind: 'duplicate', to: join(folder, 'copy') });
    await services.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    rmSync(join(folder, 'copy'), { recursive: true, force: true });
    expect(existsSync(join(project.root, '.labels.lock'))).toBe(false);
  });
});
