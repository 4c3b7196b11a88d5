/** How a whole project is carried to another place: what must not change meanwhile, how far it is, how it is stopped. */
import { stat } from 'node:fs/promises';

export interface Carriage {
  readonly signal?: AbortSignal | undefined;
  /** Bytes there and bytes in all. */
  readonly onBytes?: ((done: number, total: number) => void) | undefined;
  /** Runs the part that reads what may change, labels above all; videos are read after it. */
  readonly settled?: (<T>(work: () => Promise<T>) => Promise<T>) | undefined;
}

export interface CarryCount {
  /** @throws the signal's reason where it was stopped. */
  readonly add: (bytes: number) => void;
}

export function createCarryCount({ signal, onBytes }: Carriage, total: number): CarryCount {
  let done = 0;
  return {
    add(bytes) {
      signal?.throwIfAborted();
      done += bytes;
      onBytes?.(done, total);
    },
  };
}

/** Videos do not change once they are in, and are nearly all there is to carry. */
export function isMedia(path: string): boolean {
  return /\/media\.(?!json$)[^./]+$/.test(path);
}

/** What is not there counts nothing: reading it will say so. */
export async function bytesOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map(async (path) => (await stat(path).catch(() => null))?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Runs it as it stands, for whoever has nothing open. */
export const asItStands = <T>(work: () => Promise<T>): Promise<T> => work();
