/** Builds happen when their sources have changed, and only then. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBuilds, type Build } from '../../tools/setup/ensure-builds.ts';

let root: string;
let said: string;

/** Doubles `source.txt` into `made.txt` and counts its runs; fails while `broken` exists. */
const script = `
const fs = require('node:fs');
fs.appendFileSync('runs', '.');
if (fs.existsSync('broken')) { console.error('line 3: no such thing'); process.exit(1); }
fs.writeFileSync('made.txt', fs.readFileSync('source.txt', 'utf8').repeat(2));
`;
const build: Build = {
  name: 'text',
  inputs: ['source.txt', 'folder-that-is-absent'],
  outputs: ['made.txt'],
  command: ['-e', script],
};
const runs = () => readFileSync(path.join(root, 'runs'), 'utf8').length;
const write = (file: string, text: string) => {
  writeFileSync(path.join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'longtake-builds-'));
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  write('source.txt', 'one');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

describe('ensureBuilds', () => {
  it('builds once, then leaves well alone', async () => {
    expect(await ensureBuilds(root, [build])).toBe(true);
    expect(await ensureBuilds(root, [build])).toBe(true);
    expect(readFileSync(path.join(root, 'made.txt'), 'utf8')).toBe('oneone');
    expect(runs()).toBe(1);
    expect(said).toBe('Longtake set-up: building the text.\n');
  });

  it('builds again after a source has changed, or an output has gone', async () => {
    await ensureBuilds(root, [build]);
    write('source.txt', 'two');
    await ensureBuilds(root, [build]);
    expect(readFileSync(path.join(root, 'made.txt'), 'utf8')).toBe('twotwo');
    rmSync(path.join(root, 'made.txt'));
    await ensureBuilds(root, [build]);
    expect(existsSync(path.join(root, 'made.txt'))).toBe(true);
    expect(runs()).toBe(3);
  });

  it('shows why a build failed, stops there, and tries again next time', async () => {
    const after: Build = { ...build, name: 'next', outputs: ['next.txt'] };
    await ensureBuilds(root, [build]);
    write('broken', '');
    write('source.txt', 'three');
    expect(await ensureBuilds(root, [build, after])).toBe(false);
    expect(said).toContain('line 3: no such thing\n');
    expect(said).toContain('building the text failed');
    expect(said).not.toContain('building the next');
    rmSync(path.join(root, 'broken'));
    expect(await ensureBuilds(root, [build])).toBe(true);
    expect(readFileSync(path.join(root, 'made.txt'), 'utf8')).toBe('threethree');
  });

  it('builds both once when two ask at the same time', async () => {
    await Promise.all([ensureBuilds(root, [build]), ensureBuilds(root, [build])]);
    expect(runs()).toBe(1);
  });
});
