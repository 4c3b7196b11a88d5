/** The frames decoded last, ready to be shown again; the one that was asked for longest ago goes first. */

export interface FrameCache<T> {
  readonly get: (frame: number) => T | null;
  /** The cache owns the handle from here on. */
  readonly put: (frame: number, handle: T) => void;
  readonly clear: () => void;
}

export function createFrameCache<T extends { close(): void }>(capacity: number): FrameCache<T> {
  /** In the order in which they were asked for. */
  const handles = new Map<number, T>();
  const drop = (frame: number) => {
    handles.get(frame)?.close();
    handles.delete(frame);
  };
  return {
    get(frame) {
      const handle = handles.get(frame);
      if (handle === undefined) return null;
      handles.delete(frame);
      handles.set(frame, handle);
      return handle;
    },
    put(frame, handle) {
      drop(frame);
      handles.set(frame, handle);
      const [oldest] = handles.keys();
      if (handles.size > capacity && oldest !== undefined) drop(oldest);
    },
    clear() {
      for (const frame of [...handles.keys()]) drop(frame);
    },
  };
}
