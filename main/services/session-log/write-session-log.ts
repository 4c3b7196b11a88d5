/** Keeps a live run's log on disk while it runs: a kill loses at most the last second. */
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import { errorCode, writeFault } from '../project/disk-fault.ts';
import { logsFolder, requireWritable, type Project } from '../project/project.ts';

const FLUSH_EVERY_MS = 1000;

export interface SessionLogWriter {
  readonly path: string;
  /** Never waits, and does nothing once the disk has failed: a full disk must not stop the labels. */
  readonly write: (line: SessionLogLine) => void;
  /** Resolves when everything written so far is on the disk. @throws Fault */
  readonly flush: () => Promise<void>;
  /** Flushes and closes. @throws Fault the first failure of the disk, if there was one. */
  readonly close: () => Promise<void>;
}

export interface SessionLogOptions {
  /** Called once, when the disk first fails. */
  readonly onFault?: (fault: Fault) => void;
}

/** A log in a project's own logs folder. @throws Fault 'project-newer', 'project-read-only' or 'disk'. */
export async function createProjectLog(
  project: Project,
  options: SessionLogOptions = {},
): Promise<SessionLogWriter> {
  await requireWritable(project);
  return createLogIn(logsFolder(project.root), options);
}

/** <date>-<time>.jsonl in a folder, in local time. @throws Fault 'project-read-only' or 'disk'. */
export async function createLogIn(
  folder: string,
  options: SessionLogOptions = {},
): Promise<SessionLogWriter> {
  const base = join(folder, timeName(new Date()));
  for (let n = 1; ; n += 1) {
    const path = n === 1 ? `${base}.jsonl` : `${base}-${n}.jsonl`;
    const file = await openNew(path);
    if (file !== null) return createLogWriter(path, file, options);
  }
}

/** A log at a path of its own. @throws Fault 'bad-input' when something is there, 'project-read-only' or 'disk'. */
export async function createSessionLog(
  path: string,
  options: SessionLogOptions = {},
): Promise<SessionLogWriter> {
  const file = await openNew(path);
  if (file !== null) return createLogWriter(path, file, options);
  throw new Fault(
    'bad-input',
    `"${path}" exists already and would be overwritten: name another file for the log.`,
  );
}

/** @returns null when the path is taken. */
async function openNew(path: string): Promise<FileHandle | null> {
  // A file in the folder's place says EEXIST as well, and no other name would help.
  await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
    throw writeFault(error, dirname(path));
  });
  try {
    return await open(path, 'ax');
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null;
    throw writeFault(error, path);
  }
}

/** Writes into a file that is open already, and closes it. */
export function createLogWriter(
  path: string,
  file: FileHandle,
  { onFault }: SessionLogOptions = {},
): SessionLogWriter {
  let waiting = '';
  let failure: Fault | null = null;
  /** The writes so far, one after the other; never rejects. */
  let writing: Promise<void> = Promise.resolve();

  const writeOut = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text === '' || failure !== null) return;
    try {
      await file.appendFile(text);
      await file.datasync();
    } catch (error) {
      failure = writeFault(error, path);
      onFault?.(failure);
    }
  };
  const flush = async (): Promise<void> => {
    writing = writing.then(writeOut);
    await writing;
    if (failure !== null) throw failure;
  };
  const timer = setInterval(() => {
    writing = writing.then(writeOut);
  }, FLUSH_EVERY_MS);
  timer.unref();

  return {
    path,
    flush,
    write: (line) => {
      if (failure === null) waiting += `${JSON.stringify(line)}\n`;
    },
    close: async () => {
      clearInterval(timer);
      try {
        await flush();
      } finally {
        await file.close().catch(() => undefined);
      }
    },
  };
}

/** "2026-11-23-142530" */
function timeName(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${date}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}
