/** A project's classes.jsonl: read anew when it has changed, appended to, and begun anew when it is damaged. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { classHistory, type ClassHistory } from '../../../contract/labelling/class-history.ts';
import { ClassEntrySchema, type ClassEntry } from '../../../contract/labelling/class-journal.ts';
import { writeAtomic } from '../project/atomic-file.ts';
import { errorCode } from '../project/disk-fault.ts';
import { createAppendFile } from './append-file.ts';

interface ReadClassJournal {
  readonly history: ClassHistory;
  /** Why the history is empty although there is a file; the next entry begins it anew. */
  readonly remark: string | null;
  /** Bytes of the whole lines; what follows was cut short by a kill, and nothing was done about it. */
  readonly length: number;
}

export interface ClassJournal {
  /** Never fails: a file that makes no sense costs what could be undone, and nothing else. */
  readonly read: () => Promise<ReadClassJournal>;
  /** Resolves when it is on the disk. @throws Fault, and then the file is as it was. */
  readonly append: (entry: ClassEntry) => Promise<void>;
}

const nothing: ReadClassJournal = { history: { done: [], undone: [] }, remark: null, length: 0 };

export function createClassJournal(root: string): ClassJournal {
  const path = join(root, 'classes.jsonl');
  let known: { readonly version: string; readonly found: ReadClassJournal } | null = null;
  const read = async (): Promise<ReadClassJournal> => {
    const version = await versionOf(path);
    if (known?.version !== version) known = { version, found: await readJournal(path) };
    return known.found;
  };
  return {
    read,
    async append(entry) {
      const { length, remark } = await read();
      // Replaced rather than written into: it may be one that cannot be opened.
      if (remark !== null) await writeAtomic(path, '');
      const file = createAppendFile(path, length);
      try {
        await file.append([JSON.stringify(entry)]);
      } finally {
        await file.close();
      }
    },
  };
}

/** Differs whenever somebody has written the file. */
async function versionOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found === null ? '' : [found.ino, found.size, found.mtimeNs].join(' ');
}

async function readJournal(path: string): Promise<ReadClassJournal> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? nothing : { ...nothing, remark: remarkOn(path) };
  }
  const length = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.toString('utf8', 0, length).split('\n').slice(0, -1);
  const history = parseHistory(lines);
  return history === null
    ? { ...nothing, remark: remarkOn(path) }
    : { history, remark: null, length };
}

/** Null where a line is none of ours: what stands around it may then mean something else. */
function parseHistory(lines: readonly string[]): ClassHistory | null {
  const entries: ClassEntry[] = [];
  for (const line of lines) {
    const parsed = v.safeParse(ClassEntrySchema, parseJson(line));
    if (!parsed.success) return null;
    entries.push(parsed.output);
  }
  return classHistory(entries);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function remarkOn(path: string): string {
  return `"${path}" cannot be read, so earlier changes of classes cannot be undone: restore it from a copy, or go on, and the next change begins it anew.`;
}
