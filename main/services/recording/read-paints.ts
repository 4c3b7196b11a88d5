/** Reads the class keys of a recording; a last line that a kill cut off is left out. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { PaintSchema, type Paint } from '../../../contract/recording.ts';
import { errorCode } from '../project/disk-fault.ts';

export async function readPaints(path: string): Promise<readonly Paint[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const paint = parseLine(line);
    return paint === null ? [] : [paint];
  });
}

function parseLine(line: string): Paint | null {
  try {
    const parsed = v.safeParse(PaintSchema, JSON.parse(line));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
