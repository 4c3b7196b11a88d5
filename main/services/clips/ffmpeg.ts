/** The system's ffmpeg, where there is one: turns videos that no browser decodes into MP4. */
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Fault } from '../../../contract/fault.ts';

const PROGRAM = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';

/** Null where there is none. `LONGTAKE_FFMPEG` names one by its path; empty, none is used. */
export function findFfmpeg(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['LONGTAKE_FFMPEG'];
  if (named !== undefined) return isProgram(named) ? named : null;
  const places = (env['PATH'] ?? '').split(delimiter).filter((place) => place !== '');
  return places.map((place) => join(place, PROGRAM)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export interface Conversion {
  readonly ffmpeg: string;
  /** Absolute. */
  readonly from: string;
  /** Ends in .mp4; must not exist. */
  readonly to: string;
  readonly onFrames?: ((framesSoFar: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Every frame at its own time, in H.264. @throws Fault 'video-unreadable', or 'cancelled' when the signal fires. */
export async function convertVideo({
  ffmpeg,
  from,
  to,
  onFrames,
  signal,
}: Conversion): Promise<void> {
  const child = spawn(ffmpeg, [...argumentsFor(from), to], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal === undefined ? {} : { signal }),
  });
  let said = '';
  createInterface(child.stderr).on('line', (line) => {
    if (line.trim() !== '') said = line.trim();
  });
  createInterface(child.stdout).on('line', (line) => {
    const frames = /^frame=\s*(\d+)$/.exec(line)?.[1];
    if (frames !== undefined) onFrames?.(Number(frames));
  });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject).once('close', resolve);
  const code = await promise.catch((error: unknown) => {
    said = error instanceof Error ? error.message : String(error);
    return null;
  });
  if (signal?.aborted === true)
    throw new Fault('cancelled', 'Stopped as asked; run the command again to go on.');
  if (code === 0) return;
  throw new Fault(
    'video-unreadable',
    `"${basename(from)}" cannot be read by ffmpeg either (${said.replace(/\.$/, '')}): convert it to MP4 by hand.`,
    said,
  );
}

/** Only files may be opened: a playlist inside one must not reach into the network. */
function argumentsFor(from: string): readonly string[] {
  const quiet = ['-nostdin', '-v', 'error', '-progress', 'pipe:1'];
  const input = ['-protocol_whitelist', 'file', '-i', `file:${from}`];
  const picture = ['-map', '0:v:0', '-an', '-sn', '-dn', '-map_metadata', '-1'];
  // H.264 wants even sizes; a line is added rather than taken away.
  const even = ['-vf', 'pad=ceil(iw/2)*2:ceil(ih/2)*2', '-pix_fmt', 'yuv420p'];
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-g', '30', '-bf', '0'];
  // The same video always gives the same bytes, so that it is known when it comes again.
  const exact = ['-fps_mode', 'passthrough', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
  return [...quiet, ...input, ...picture, ...even, ...codec, ...exact, '-movflags', '+faststart'];
}
