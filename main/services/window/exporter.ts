/** Carries out one export of labels at a time, and tells how far it is. */
import { Fault } from '../../../contract/fault.ts';
import type { Push } from '../../../contract/window/pushes.ts';
import type { ExportedFile } from '../labels/export-labels.ts';
import { saveLabelFiles, type LabelPlace } from '../labels/save-label-files.ts';

const PUSH_MS = 200;

export interface ReadyToWrite {
  readonly place: LabelPlace;
  readonly files: readonly ExportedFile[];
}

export interface Written<T> {
  readonly prepared: T;
  /** In the order of the files. */
  readonly paths: readonly string[];
}

export interface Exporter {
  /** Makes ready, then writes; both can be stopped. @throws Fault where nothing was written. */
  readonly write: <T extends ReadyToWrite>(prepare: () => Promise<T>) => Promise<Written<T>>;
  readonly stop: () => void;
  /** Whether the file was written here. */
  readonly isOurs: (path: string) => boolean;
  /** Stops what goes on; resolves when nothing is left behind. Never rejects. */
  readonly close: () => Promise<void>;
}

interface ExporterOptions {
  readonly push: (push: Push) => void;
  readonly nowMs?: () => number;
}

export function createExporter({
  push,
  nowMs = () => performance.now(),
}: ExporterOptions): Exporter {
  const ours = new Set<string>();
  let stopping = new AbortController();
  let running: Promise<unknown> | null = null;
  const save = ({ place, files }: ReadyToWrite, signal: AbortSignal) => {
    let toldMs = nowMs();
    return saveLabelFiles(place, files, {
      signal,
      onSaved(written) {
        if (nowMs() - toldMs < PUSH_MS) return;
        toldMs = nowMs();
        push({ kind: 'export', written, files: files.length });
      },
    });
  };
  return {
    async write(prepare) {
      if (running !== null) {
        throw new Fault('bad-usage', 'An export goes on already: let it finish, or stop it first.');
      }
      stopping = new AbortController();
      const { signal } = stopping;
      const writing = prepare().then(async (prepared) => ({
        prepared,
        paths: await save(prepared, signal),
      }));
      running = writing.catch(() => undefined);
      try {
        const written = await writing;
        for (const path of written.paths) ours.add(path);
        return written;
      } finally {
        running = null;
      }
    },
    stop() {
      stopping.abort();
    },
    isOurs: (path) => ours.has(path),
    async close() {
      stopping.abort();
      await running;
    },
  };
}
