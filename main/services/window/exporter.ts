/** Carries out one export of labels at a time, and tells how far it is. */
import { Fault } from '../../../contract/fault.ts';
import type { Push } from '../../../contract/window/pushes.ts';
import type { ExportedFile } from '../labels/export-labels.ts';
import { saveLabelFiles, type LabelPlace } from '../labels/save-label-files.ts';

const PUSH_MS = 200;

export interface Exporter {
  /** @returns the paths written. @throws Fault where nothing was: refused, stopped, failed. */
  readonly write: (place: LabelPlace, files: readonly ExportedFile[]) => Promise<readonly string[]>;
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
  return {
    async write(place, files) {
      if (running !== null) {
        throw new Fault('bad-usage', 'An export goes on already: let it finish, or stop it first.');
      }
      stopping = new AbortController();
      let toldMs = nowMs();
      const writing = saveLabelFiles(place, files, {
        signal: stopping.signal,
        onSaved(written) {
          if (nowMs() - toldMs < PUSH_MS) return;
          toldMs = nowMs();
          push({ kind: 'export', written, files: files.length });
        },
      });
      running = writing.catch(() => undefined);
      try {
        const paths = await writing;
        for (const path of paths) ours.add(path);
        return paths;
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
