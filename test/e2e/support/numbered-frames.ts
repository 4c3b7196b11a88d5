/** Pictures that carry their number as blocks of black and white, to tell which frame one sees. */
import { closeSync, openSync, writeSync } from 'node:fs';

export const WIDTH = 320;
export const HEIGHT = 240;
/** Numbers below 4096, four bits a row. */
const BITS = 12;
const COLUMNS = 4;
const BLOCK = 80;
const DARK = 32;
const LIGHT = 220;

/** The luma plane of a numbered frame. */
function numberedLuma(number: number): Uint8Array {
  const luma = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const bit = Math.floor(y / BLOCK) * COLUMNS + Math.floor(x / BLOCK);
      luma[y * WIDTH + x] = (number >> bit) & 1 ? LIGHT : DARK;
    }
  }
  return luma;
}

/** Reads the number off a luma plane of the same size. */
export function numberOf(luma: Uint8Array): number {
  let number = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const x = (bit % COLUMNS) * BLOCK + BLOCK / 2;
    const y = Math.floor(bit / COLUMNS) * BLOCK + BLOCK / 2;
    if ((luma[y * WIDTH + x] ?? 0) > (DARK + LIGHT) / 2) number |= 1 << bit;
  }
  return number;
}

/** A camera file of numbered frames, which Chromium plays in a loop. */
export function writeNumberedCamera(path: string, frames: number, framesPerS = 30): void {
  const file = openSync(path, 'w');
  const grey = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  writeSync(
    file,
    `YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F${String(framesPerS)}:1 Ip A1:1 C420jpeg\n`,
  );
  for (let i = 0; i < frames; i++) {
    writeSync(file, 'FRAME\n');
    writeSync(file, numberedLuma(i));
    writeSync(file, grey);
  }
  closeSync(file);
}
