/** Labels of videos without a project: written as they come, whole, beside the video or elsewhere, never over a file. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FrameLabel } from '../../../../contract/frame-label.ts';
import type { ArgsOf } from '../../../../contract/window/commands.ts';
import { createPageCommands } from '../../../../main/services/window/page-commands.ts';
import { matching } from '../../../matching.ts';
import { tempFolder } from '../temp-folder.ts';
import { inProject } from './open-services.ts';

const labels = (from: number, to: number): FrameLabel[] =>
  Array.from({ length: to - from }, (_, i) => ({
    frame: from + i,
    timestampUs: (from + i) * 40_000,
    source: 'fresh',
    tracks: [
      { track: 'posture', label: 'class-1', probability: 0.5, probabilities: [0.25, 0.5, 0.25] },
    ],
  }));

async function begun() {
  const opened = await inProject();
  const { handlers } = opened.services;
  const plan = await handlers['videos.begin']({ model: null });
  const folder = tempFolder();
  const write = (given: Partial<ArgsOf<'videos.write'>> = {}) =>
    handlers['videos.write']({
      session: plan.session,
      video: 'walk.mp4',
      format: 'csv',
      place: { kind: 'folder', folder },
      ...given,
    });
  return { ...opened, handlers, plan, folder, write };
}

describe('labels of videos without a project', () => {
  it('lend the model in use and its extractor, until they end', async () => {
    const { handlers, plan, services } = await begun();
    expect(plan).toMatchObject({ model: { id: 'first' }, extractor: { name: 'fitting' } });
    expect(services.files.find(plan.modelAddress)).toMatch(/first/);
    await handlers['videos.end']({ session: plan.session });
    expect(services.files.find(plan.modelAddress)).toBeNull();
    expect(services.files.find(plan.extractor.address)).toBeNull();
  });

  it('make a file with a row for each frame, which appears when it is whole', async () => {
    const { handlers, folder, write } = await begun();
    const { file } = await write();
    await handlers['videos.append']({ file, labels: labels(0, 60) });
    await handlers['videos.append']({ file, labels: labels(60, 100) });
    expect(readdirSync(folder)).toEqual([matching(/^\.walk-.*\.partial$/)]);
    const { path } = await handlers['videos.finish']({ file });
    expect(path).toBe(join(folder, 'walk.csv'));
    expect(readdirSync(folder)).toEqual(['walk.csv']);
    const rows = readFileSync(path, 'utf8').trim().split('\n');
    expect(rows).toHaveLength(101);
    expect(rows[0]).toMatch(/^frame,timestamp_us,time_s,source,label:posture,/);
    expect(rows[100]).toMatch(/^99,3960000,3\.960000,fresh,class-1,0\.5/);
  });

  it('stand beside the video, and never in the place of another file', async () => {
    const { handlers, folder, write } = await begun();
    const place = { kind: 'beside', video: join(folder, 'walk.mp4') } as const;
    writeFileSync(join(folder, 'walk.csv'), 'mine');
    const paths = [];
    for (let n = 0; n < 2; n++) {
      const { file } = await write({ place });
      await handlers['videos.append']({ file, labels: labels(0, 2) });
      paths.push((await handlers['videos.finish']({ file })).path);
    }
    expect(paths).toEqual([join(folder, 'walk (2).csv'), join(folder, 'walk (3).csv')]);
    expect(readFileSync(join(folder, 'walk.csv'), 'utf8')).toBe('mine');
  });

  it.each([
    ['segments', 'walk.segments.csv', 'walk.mp4,class-1,0'],
    ['vtt', 'walk.vtt', 'WEBVTT'],
    ['srt', 'walk.srt', '00:00:00,000 -->'],
    ['audacity', 'walk.txt', 'class-1'],
  ] as const)('as %s are called %s', async (format, name, content) => {
    const { handlers, folder, write } = await begun();
    const { file } = await write({ format, video: '../other/walk.mp4' });
    await handlers['videos.append']({ file, labels: labels(0, 2) });
    expect(await handlers['videos.finish']({ file })).toEqual({ path: join(folder, name) });
    expect(readFileSync(join(folder, name), 'utf8')).toContain(content);
  });

  it('that are given up, or whose page goes, leave nothing behind', async () => {
    const { folder, services } = await begun();
    const page = createPageCommands(services.handlers);
    const ask = async <T>(command: string, args: unknown): Promise<T> => {
      const outcome = await page.invoke(command, args);
      if (!outcome.ok) throw new Error(outcome.fault.message);
      return outcome.value as T;
    };
    const { session } = await ask<{ session: number }>('videos.begin', { model: null });
    const place = { kind: 'folder', folder };
    const request = { session, video: 'a.mp4', format: 'csv', place };
    const { file } = await ask<{ file: number }>('videos.write', request);
    await ask('videos.append', { file, labels: labels(0, 9) });
    await ask('videos.discard', { file });
    expect(readdirSync(folder)).toEqual([]);
    const second = await ask<{ file: number }>('videos.write', request);
    await ask('videos.append', { file: second.file, labels: labels(0, 9) });
    expect(readdirSync(folder)).toHaveLength(1);
    await page.close();
    expect(readdirSync(folder)).toEqual([]);
    await expect(ask('videos.write', request)).rejects.toThrow(/has ended/);
  });

  it('say so when their folder goes away meanwhile', async () => {
    const { handlers, folder, write } = await begun();
    const { file } = await write();
    await handlers['videos.append']({ file, labels: labels(0, 9) });
    rmSync(folder, { recursive: true });
    await expect(handlers['videos.finish']({ file })).rejects.toMatchObject({
      reason: 'disk',
      message: matching(/could not be written/),
    });
    await handlers['videos.discard']({ file });
  });

  it('are refused where they cannot go', async () => {
    const { write, handlers } = await begun();
    const missing = join(tempFolder(), 'none');
    await expect(write({ place: { kind: 'folder', folder: missing } })).rejects.toMatchObject({
      reason: 'not-found',
      message: matching(/There is no folder/),
    });
    await expect(write({ place: { kind: 'beside', video: 'walk.mp4' } })).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/name the whole path/),
    });
    await expect(handlers['videos.append']({ file: 99, labels: [] })).rejects.toMatchObject({
      reason: 'bad-usage',
    });
    await expect(handlers['videos.reveal']({ path: '/etc/passwd' })).rejects.toMatchObject({
      reason: 'bad-input',
    });
  });
});
