/** The files of labels that are being written, by number and by the session they belong to, and those that are finished. */
import { Fault } from '../../../contract/fault.ts';
import { openLabelFile, type LabelFile, type LabelFileOptions } from './label-file.ts';

export interface LabelFiles {
  readonly open: (session: number, options: LabelFileOptions) => Promise<number>;
  readonly append: (file: number, labels: Parameters<LabelFile['append']>[0]) => Promise<void>;
  readonly finish: (file: number) => Promise<string>;
  readonly discard: (file: number) => Promise<void>;
  /** Of a session that has ended, or of all. Never rejects. */
  readonly discardOf: (session: number | null) => Promise<void>;
  /** Whether a file was written here since the program began. */
  readonly isOurs: (path: string) => boolean;
}

interface Open {
  readonly session: number;
  readonly file: LabelFile;
}

export function createLabelFiles(): LabelFiles {
  const open = new Map<number, Open>();
  const written = new Set<string>();
  let lastId = 0;
  const find = (id: number): LabelFile => {
    const found = open.get(id);
    if (found !== undefined) return found.file;
    throw new Fault('bad-usage', 'This file of labels is not being written: label the video anew.');
  };
  const discard = async (id: number) => {
    const found = open.get(id);
    open.delete(id);
    await found?.file.discard();
  };
  return {
    async open(session, options) {
      const file = await openLabelFile(options);
      const id = ++lastId;
      open.set(id, { session, file });
      return id;
    },
    append: (id, labels) => find(id).append(labels),
    async finish(id) {
      const path = await find(id).finish();
      open.delete(id);
      written.add(path);
      return path;
    },
    discard,
    async discardOf(session) {
      const theirs = [...open].filter(([, one]) => session === null || one.session === session);
      await Promise.all(theirs.map(([id]) => discard(id)));
    },
    isOurs: (path) => written.has(path),
  };
}
