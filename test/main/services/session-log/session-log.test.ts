/** Logs of live runs: on disk within a second, readable after a kill, exact about what is wrong. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { SessionLogLine } from '../../../../contract/session-log.ts';
import { createProject } from '../../../../main/services/project/project.ts';
import {
  parseSessionLog,
  readSessionLog,
  readTickList,
} from '../../../../main/services/session-log/read-session-log.ts';
import {
  createLogWriter,
  createProjectLog,
  createSessionLog,
} from '../../../../main/services/session-log/write-session-log.ts';
import { tempFolder } from '../temp-folder.ts';
import { matching } from '../../../matching.ts';

const header: SessionLogLine = {
  kind: 'header',
  schemaVersion: 1,
  startedAt: '2026-11-23T10:00:00.000Z',
  model: 'm',
  extractorSha256: 'f4'.repeat(32),
  modelRate: 15,
  source: 'camera',
  tracks: [{ id: 'posture', classes: ['sit', 'walk'] }],
};
const lines: SessionLogLine[] = [
  header,
  { kind: 'reset', frame: 0, timestampUs: 5, cause: 'start' },
  { kind: 'ticks', frames: [0, 2, 4], timestampsUs: [5, 70_000, 140_000] },
  { kind: 'drop', frame: 6, timestampUs: 200_000, cause: 'replaced' },
  { kind: 'ticks', frames: [8], timestampsUs: [270_000] },
  { kind: 'end', endedAt: '2026-11-23T10:00:01.000Z', frames: 9, steps: 4 },
];
const textOf = (given: readonly SessionLogLine[]): string =>
  given.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('a session log', () => {
  it('comes back as it was written', async () => {
    const project = await createProject(join(tempFolder(), 'p'));
    const log = await createProjectLog(project);
    expect(basename(log.path)).toMatch(/^\d{4}-\d\d-\d\d-\d{6}\.jsonl$/);
    lines.forEach(log.write);
    await log.close();
    expect(await readSessionLog(log.path)).toEqual({ header, lines, notes: [] });
  });

  it('takes a name of its own when two begin in one second', async () => {
    const project = await createProject(join(tempFolder(), 'p'));
    const logs = await Promise.all([1, 2, 3].map(() => createProjectLog(project)));
    expect(new Set(logs.map(({ path }) => path)).size).toBe(3);
    await Promise.all(logs.map((log) => log.close()));
  });

  it('reaches the disk by itself, without being closed', async () => {
    const path = join(tempFolder(), 'run.jsonl');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const log = await createSessionLog(path);
    log.write(header);
    expect(readFileSync(path, 'utf8')).toBe('');
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    await vi.waitFor(() => {
      expect(readFileSync(path, 'utf8')).toBe(textOf([header]));
    });
    await log.close();
  });

  it('does not overwrite a file', async () => {
    const path = join(tempFolder(), 'run.jsonl');
    writeFileSync(path, 'mine');
    await expect(createSessionLog(path)).rejects.toMatchObject({ reason: 'bad-input' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it.skipIf(!existsSync('/dev/full'))(
    'tells once of a full disk and lets the run go on',
    async () => {
      const faults: string[] = [];
      // Every write to this device fails as on a full disk.
      const log = createLogWriter('/dev/full', await open('/dev/full', 'a'), {
        onFault: ({ reason }) => faults.push(reason),
      });
      log.write(header);
      await expect(log.flush()).rejects.toMatchObject({
        reason: 'disk',
        message: matching(/full/),
      });
      log.write(header);
      await expect(log.close()).rejects.toMatchObject({ reason: 'disk' });
      expect(faults).toEqual(['disk']);
    },
  );
});

describe('reading a session log', () => {
  it('tolerates a last line cut by a crash', () => {
    const whole = textOf(lines.slice(0, 4));
    const { lines: read, notes } = parseSessionLog(whole.slice(0, -10), 'run.jsonl');
    expect(read).toEqual(lines.slice(0, 3));
    expect(notes).toEqual([
      'The last line of "run.jsonl" was cut short and left out.',
      'The run of "run.jsonl" was not closed properly.',
    ]);
  });

  it('keeps a last line that only lacks its end', () => {
    expect(parseSessionLog(textOf(lines).trimEnd(), 'run.jsonl').lines).toEqual(lines);
  });

  it.each([
    ['{"kind":"ticks"', 3, /line 3, is not valid JSON/],
    ['{"kind":"dance"}', 3, /line 3, is not valid/],
    ['', 2, /line 2, is not valid JSON/],
  ])('names the line of %j', (broken, at, message) => {
    const texts = textOf(lines).split('\n');
    texts.splice(at - 1, 0, broken);
    expect(() => parseSessionLog(texts.join('\n'), 'run.jsonl')).toThrow(message);
  });

  it.each(['', 'hello\n', '{"kind":', textOf(lines.slice(1))])('refuses %j as a log', (text) => {
    expect(() => parseSessionLog(text, 'run.jsonl')).toThrow(/run\.jsonl/);
  });
});

describe('readTickList', () => {
  it('gives the ticks and what a replay needs', async () => {
    const path = join(tempFolder(), 'run.jsonl');
    writeFileSync(path, textOf(lines));
    expect(await readTickList(path)).toEqual({
      header,
      frames: [0, 2, 4, 8],
      timestampsUs: [5, 70_000, 140_000, 270_000],
      replay: [lines[1], lines[2], lines[4]],
      notes: [],
    });
  });

  it.each([
    ['out of order', { kind: 'ticks', frames: [3], timestampsUs: [1] }],
    ['without a time', { kind: 'ticks', frames: [30], timestampsUs: [] }],
  ] as const)('refuses ticks %s', async (_, line) => {
    const path = join(tempFolder(), 'run.jsonl');
    writeFileSync(path, textOf([...lines, line]));
    await expect(readTickList(path)).rejects.toMatchObject({ reason: 'bad-input' });
  });

  it('says when there is no log', async () => {
    const list = readTickList(join(tempFolder(), 'absent.jsonl'));
    await expect(list).rejects.toMatchObject({ reason: 'not-found' });
  });
});
