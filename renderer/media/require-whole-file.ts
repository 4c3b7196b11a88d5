/** Refuses a video the page holds that was cut off, as the host refuses one on its disk. */
import { Fault } from '../../contract/fault.ts';
import { isVideoCutShort } from '../../contract/whole-video.ts';

/** @throws Fault 'video-unreadable', a sentence that goes on from the file's name. */
export async function requireWholeFile(file: Blob): Promise<void> {
  if (file.size === 0) throw new Fault('video-unreadable', 'it is empty; record or copy it again');
  const read = async (at: number, length: number) => {
    const bytes = await file
      .slice(at, at + length)
      .arrayBuffer()
      .catch((cause: unknown) => {
        const message = 'it cannot be read any more; see whether it was moved or changed';
        throw new Fault('video-unreadable', message, cause);
      });
    return new DataView(bytes);
  };
  if (await isVideoCutShort({ size: file.size, read })) {
    throw new Fault('video-unreadable', 'it is cut short; record or copy it again');
  }
}
