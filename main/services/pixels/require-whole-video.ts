/** Refuses a video file on the disk that was cut off. */
import { open, type FileHandle } from 'node:fs/promises';
import { Fault } from '../../../contract/fault.ts';
import { isVideoCutShort } from '../../../contract/whole-video.ts';

/** Files of other kinds pass; whether they can be decoded is the decoder's to say. @throws Fault 'video-unreadable'. */
export async function requireWholeVideo(path: string): Promise<void> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new Fault('not-found', `The video "${path}" may not be read; check its rights.`, cause);
  });
  try {
    const { size } = await file.stat();
    const read = (at: number, length: number) => readAt(file, at, length);
    if (!(await isVideoCutShort({ size, read }))) return;
  } finally {
    await file.close();
  }
  throw new Fault('video-unreadable', 'it is cut short; record or copy it again');
}

async function readAt(file: FileHandle, at: number, length: number): Promise<DataView> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return new DataView(bytes.buffer, 0, bytesRead);
}
