/** Where the window opens: where it was left, if a display still shows that, on real files. */
import { EventEmitter } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readPlacement,
  rememberPlacement,
  workAreas,
  type WorkAreas,
} from '../../../main/electron/window-state.ts';
import { tempFolder } from '../services/temp-folder.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const areas: WorkAreas = [laptop, beside];

function kept(bounds: object, more: object = { isMaximized: false }): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'window.json'), JSON.stringify({ bounds, ...more }));
  return folder;
}

describe('a window', () => {
  it('opens at first in the size it was drawn for, where the system likes', () => {
    expect(readPlacement(tempFolder(), areas)).toEqual({
      width: 1280,
      height: 800,
      isMaximized: false,
    });
  });

  it('opens where it was left, on whichever display', () => {
    const there = { x: 1600, y: 100, width: 1000, height: 700 };
    const folder = kept(there, { isMaximized: true });
    expect(readPlacement(folder, areas)).toEqual({ ...there, isMaximized: true });
  });

  it.each([
    ['right of every display', { x: 1600, y: 100, width: 1000, height: 700 }],
    ['above them', { x: 100, y: -50, width: 1000, height: 700 }],
    ['below them', { x: 100, y: 890, width: 1000, height: 700 }],
    ['but for a sliver', { x: 1400, y: 100, width: 1000, height: 700 }],
  ])('is not opened %s, where no hand could reach it', (_where, bounds) => {
    expect(readPlacement(kept(bounds), [laptop])).toEqual({
      width: 1000,
      height: 700,
      isMaximized: false,
    });
  });

  it('is fitted to its display, and is never too small to be used', () => {
    const huge = { x: 10, y: 30, width: 4000, height: 3000 };
    expect(readPlacement(kept(huge), areas)).toMatchObject({ width: 1440, height: 875 });
    const tiny = { x: 10, y: 30, width: 150, height: 50 };
    expect(readPlacement(kept(tiny), areas)).toMatchObject({ x: 10, width: 900, height: 600 });
    const small = { x: 0, y: 0, width: 800, height: 500 };
    expect(readPlacement(tempFolder(), [small])).toMatchObject({ width: 900, height: 600 });
  });

  it.each(['', '{', '[]', '{"bounds":{"x":"1"}}', '{"bounds":null,"isMaximized":1}'])(
    'opens as at first when what was kept is no use: %s',
    (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'window.json'), text);
      expect(readPlacement(folder, areas)).toMatchObject({ width: 1280, height: 800 });
    },
  );

  it('that closes is opened there again, and its file holds nothing else', () => {
    const folder = tempFolder();
    const bounds = { x: 200, y: 150, width: 1100, height: 650 };
    const window = Object.assign(new EventEmitter(), {
      getNormalBounds: () => bounds,
      isMaximized: () => true,
    });
    const problems: string[] = [];
    rememberPlacement(window, folder, (message) => {
      problems.push(message);
    });
    window.emit('close');
    expect(readPlacement(folder, areas)).toEqual({ ...bounds, isMaximized: true });
    expect(
      Object.keys(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8')) as object),
    ).toEqual(['bounds', 'isMaximized']);
    rmSync(folder, { recursive: true });
    window.emit('close');
    expect(problems).toEqual([expect.stringContaining('could not be kept')]);
  });
});

it('the main display comes first', () => {
  const screen = {
    getPrimaryDisplay: () => ({ workArea: beside }),
    getAllDisplays: () => [{ workArea: laptop }, { workArea: beside }],
  };
  expect(workAreas(screen)).toEqual([beside, laptop, beside]);
});
