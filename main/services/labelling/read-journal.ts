/** Reads a clip's journal: whole lines, and where the last of them ends. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Fault } from '../../../contract/fault.ts';
import { JournalEntrySchema, type JournalEntry } from '../../../contract/labelling/journal.ts';
import { errorCode } from '../project/disk-fault.ts';

export interface ReadJournal {
  /** A null for every line that is damaged, so that entries keep their numbers. */
  readonly entries: readonly (JournalEntry | null)[];
  /** Bytes of the whole lines; what follows was cut short by a kill and never acknowledged. */
  readonly length: number;
}

export function journalPath(clipFolder: string): string {
  return join(clipFolder, 'journal.jsonl');
}

/** @throws Fault 'project-invalid' for a file that is there and cannot be read. */
export async function readJournal(clipFolder: string): Promise<ReadJournal> {
  const path = journalPath(clipFolder);
  const bytes = await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return Buffer.alloc(0);
    throw new Fault('project-invalid', `"${path}" cannot be read: check its permissions.`, error);
  });
  const length = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.toString('utf8', 0, length).split('\n').slice(0, -1);
  return { entries: lines.map(parseLine), length };
}

function parseLine(line: string): JournalEntry | null {
  try {
    const parsed = v.safeParse(JournalEntrySchema, JSON.parse(line));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
