/** Need: the window opens where it was left, unless that is where no display shows it any more. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import type { Rectangle } from 'electron';
import { parseJsonWith } from '../../contract/parse.ts';
import type { Emits } from './emits.ts';

/** In device-independent pixels; below these the page is no longer laid out to be used. */
export const MIN_SIZE = { width: 900, height: 600 } as const;
const FIRST_SIZE = { width: 1280, height: 800 } as const;
/** How much of the upper edge must be seen, so that a hand can get hold of it. */
const GRIP = { width: 100, height: 30 } as const;

const Pixels = v.pipe(v.number(), v.integer());
const WindowStateSchema = v.object({
  bounds: v.object({ x: Pixels, y: Pixels, width: Pixels, height: Pixels }),
  isMaximized: v.boolean(),
});
type WindowState = v.InferOutput<typeof WindowStateSchema>;

/** Without a place the system chooses one. */
export interface Placement {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/** The part of each display that taskbars and docks leave free; the first is the main one. */
export type WorkAreas = readonly [Rectangle, ...Rectangle[]];

interface Shows {
  readonly workArea: Rectangle;
}

export function workAreas(screen: {
  readonly getPrimaryDisplay: () => Shows;
  readonly getAllDisplays: () => readonly Shows[];
}): WorkAreas {
  const others = screen.getAllDisplays().map(({ workArea }) => workArea);
  return [screen.getPrimaryDisplay().workArea, ...others];
}

const fileIn = (folder: string): string => join(folder, 'window.json');

/** A file that is absent, or of no use, is as good as none: it holds nothing but a place on the screen. */
export function readPlacement(folder: string, areas: WorkAreas): Placement {
  try {
    const file = fileIn(folder);
    const text = readFileSync(file, 'utf8');
    return place(parseJsonWith(WindowStateSchema, text, { what: file }), areas);
  } catch {
    return { ...sizeWithin(FIRST_SIZE, areas[0]), isMaximized: false };
  }
}

function place({ bounds, isMaximized }: WindowState, areas: WorkAreas): Placement {
  const area = areas.find((candidate) => showsGrip(bounds, candidate));
  const size = sizeWithin(bounds, area ?? areas[0]);
  return area === undefined
    ? { ...size, isMaximized }
    : { x: bounds.x, y: bounds.y, ...size, isMaximized };
}

function sizeWithin(
  { width, height }: Pick<Rectangle, 'width' | 'height'>,
  area: Rectangle,
): Pick<Rectangle, 'width' | 'height'> {
  return {
    width: Math.max(MIN_SIZE.width, Math.min(width, area.width)),
    height: Math.max(MIN_SIZE.height, Math.min(height, area.height)),
  };
}

function showsGrip(bounds: Rectangle, area: Rectangle): boolean {
  const left = Math.max(bounds.x, area.x);
  const right = Math.min(bounds.x + bounds.width, area.x + area.width);
  const isTopInside = bounds.y >= area.y && bounds.y + GRIP.height <= area.y + area.height;
  return isTopInside && right - left >= GRIP.width;
}

export type StatefulWindow = Emits<'close'> & {
  /** Where it is when neither maximised nor minimised. */
  readonly getNormalBounds: () => Rectangle;
  readonly isMaximized: () => boolean;
};

/** Written while the window closes, at once, since the program ends right after. */
export function rememberPlacement(
  window: StatefulWindow,
  folder: string,
  onProblem: (message: string) => void,
): void {
  window.on('close', () => {
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    };
    try {
      writeFileAtomic.sync(fileIn(folder), `${JSON.stringify(state, null, 2)}\n`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      onProblem(`The place of the window could not be kept: ${why}.`);
    }
  });
}
