/** Kept session logs: listed with what is wrong with them, read page by page, named plainly or not at all. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SessionLogLine } from '../../../../contract/session-log.ts';
import { inProject, logEnd, logHeader, type OpenServices } from './open-services.ts';
import { matching } from '../../../matching.ts';

const reset: SessionLogLine = { kind: 'reset', frame: 0, timestampUs: 5, cause: 'start' };

describe('kept logs', () => {
  const keepOne = async (services: OpenServices, lines: SessionLogLine[]) => {
    const { session } = await services.handlers['watch.begin']({
      source: 'camera',
      model: null,
    });
    const kept = await services.handlers['log.keep']({ session, lines });
    await services.handlers['watch.end']({ session });
    return kept;
  };

  it('are listed newest first, broken ones with what is wrong', async () => {
    const { project, services } = await inProject();
    expect(await services.handlers['logs.list']({})).toEqual([]);
    const { path, name } = await keepOne(services, [logHeader, logEnd]);
    const logs = join(project.root, 'logs');
    const older = { ...logHeader, startedAt: '2025-01-01T00:00:00.000Z', source: 'old.mp4' };
    writeFileSync(join(logs, 'older.jsonl'), `${JSON.stringify(older)}\n`);
    writeFileSync(join(logs, 'torn.jsonl'), '{"kind": "header", "sch');
    writeFileSync(join(logs, 'empty.jsonl'), '');
    writeFileSync(join(logs, 'notes.txt'), 'not a log');
    mkdirSync(join(logs, 'folder.jsonl'));
    const cards = await services.handlers['logs.list']({});
    expect(cards.map((card) => card.name).sort()).toEqual(
      [name, 'older.jsonl', 'torn.jsonl', 'empty.jsonl'].sort(),
    );
    const whole = cards.filter(({ fault }) => fault === null);
    expect(whole).toMatchObject([
      { name, startedAt: '2026-11-23T10:00:00.000Z', source: 'camera', model: 'first' },
      { name: 'older.jsonl', source: 'old.mp4' },
    ]);
    expect(whole[0]?.bytes).toBe(readFileSync(path).length);
    const broken = cards.filter(({ fault }) => fault !== null);
    expect(broken.map(({ fault }) => fault?.reason)).toEqual(['bad-input', 'bad-input']);
  });

  it('are read in pages that fit into a message', async () => {
    const { services } = await inProject();
    const many = Array.from({ length: 4500 }, (_, frame) => ({ ...reset, frame }));
    const all = [logHeader, ...many, logEnd];
    const { name } = await keepOne(services, all);
    const read = (from: number) => services.handlers['logs.read']({ name, from });
    const got: SessionLogLine[] = [];
    const sizes: number[] = [];
    for (let from: number | null = 0; from !== null;) {
      const { lines, next, notes } = await read(from);
      expect(notes).toEqual([]);
      got.push(...lines);
      sizes.push(lines.length);
      from = next;
    }
    expect(got).toEqual(all);
    expect(sizes).toEqual([2000, 2000, 502]);
    expect((await read(4400)).lines).toEqual(all.slice(4400));
    expect(await read(9999)).toEqual({ lines: [], next: null, notes: [] });
  });

  it('with very long lines are read in shorter pages', async () => {
    const { services } = await inProject();
    const frames = Array.from({ length: 100_000 }, (_, i) => i);
    const ticks: SessionLogLine = { kind: 'ticks', frames, timestampsUs: frames };
    const { name } = await keepOne(services, [logHeader, ...Array<SessionLogLine>(9).fill(ticks)]);
    const { lines, next } = await services.handlers['logs.read']({ name, from: 0 });
    expect(JSON.stringify(lines).length).toBeLessThan(4 * 1024 * 1024 + 1000);
    expect(next).toBe(lines.length);
  });

  it('of a run that was killed are read as far as they go', async () => {
    const { project, services } = await inProject();
    const { path, name } = await keepOne(services, [logHeader, reset]);
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -5));
    const { lines, notes } = await services.handlers['logs.read']({ name, from: 0 });
    expect(lines).toEqual([logHeader]);
    expect(notes).toEqual([
      expect.stringContaining('cut short') as string,
      expect.stringContaining('not closed properly') as string,
    ]);
    writeFileSync(join(project.root, 'logs', 'mid.jsonl'), `${JSON.stringify(logHeader)}\n{}\n`);
    const mid = services.handlers['logs.read']({ name: 'mid.jsonl', from: 0 });
    await expect(mid).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/line 2/),
    });
  });

  it.each([
    '../project.json',
    '..',
    '.',
    '',
    'logs/../../secret.jsonl',
    '../secret.jsonl',
    '..\\secret.jsonl',
    'secret',
    'a\0.jsonl',
  ])('are named plainly: %j is refused', async (name) => {
    const { project, services } = await inProject();
    mkdirSync(join(project.root, 'logs'));
    writeFileSync(join(project.root, 'secret.jsonl'), `${JSON.stringify(logHeader)}\n`);
    const read = services.handlers['logs.read']({ name, from: 0 });
    await expect(read).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/not the name/),
    });
  });

  it('that are gone are said to be', async () => {
    const { services } = await inProject();
    const { path, name } = await keepOne(services, [logHeader]);
    rmSync(path);
    const read = services.handlers['logs.read']({ name, from: 0 });
    await expect(read).rejects.toMatchObject({ reason: 'not-found' });
  });
});
