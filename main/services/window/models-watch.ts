/** Tells when a project's models folder changes, while it is absent at first or removed in between too. */
import { existsSync, watch, type FSWatcher } from 'node:fs';
import { basename } from 'node:path';
import { modelsFolder } from '../project/project.ts';

/** Saving one model makes several changes; they are told of once, this long after the last. */
const QUIET_MS = 200;

export interface ModelsWatch {
  readonly close: () => void;
}

/** Never fails: on a disk that cannot be watched the list of models is as new as its last reading. */
export function watchModels(root: string, onChange: () => void): ModelsWatch {
  const folder = modelsFolder(root);
  let inside: FSWatcher | null = null;
  let timer: NodeJS.Timeout | null = null;
  const tell = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS);
    timer.unref();
  };
  /** A folder that was removed and made again is another one, so the old watch is given up. */
  const lookInside = () => {
    inside?.close();
    inside = existsSync(folder) ? watchQuietly(folder, { recursive: true }, onInside) : null;
  };
  const onInside = (name: string | null) => {
    // Models being filled have hidden names until they are whole.
    if (name?.startsWith('.') !== true) tell();
  };
  lookInside();
  const around = watchQuietly(root, { recursive: false }, (name) => {
    if (name !== null && name !== basename(folder)) return;
    lookInside();
    tell();
  });
  return {
    close() {
      if (timer !== null) clearTimeout(timer);
      inside?.close();
      around?.close();
    },
  };
}

function watchQuietly(
  folder: string,
  { recursive }: { readonly recursive: boolean },
  onName: (name: string | null) => void,
): FSWatcher | null {
  try {
    const watcher = watch(folder, { recursive, persistent: false }, (_event, name) => {
      onName(name);
    });
    watcher.on('error', () => {
      watcher.close();
    });
    return watcher;
  } catch {
    return null;
  }
}
