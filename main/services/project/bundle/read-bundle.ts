/** Makes a project of a bundle again: every file checked against its checksum, the folder there at once or not at all. */
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BlobReader, TextWriter, ZipReader, type Entry } from '@zip.js/zip.js';
import { Fault } from '../../../../contract/fault.ts';
import { parseJsonWith } from '../../../../contract/parse.ts';
import { createCarryCount, type Carriage, type CarryCount } from '../carriage.ts';
import { writeFault } from '../disk-fault.ts';
import { takenFault } from '../duplicate-project.ts';
import { createIncoming, settleIncoming } from '../incoming.ts';
import { openProject, type Project } from '../project.ts';
import { BundleListSchema, LIST_NAME, type BundleList } from './bundle-contents.ts';

/** A list of more than this is none of ours. */
const MAX_LIST_BYTES = 64 * 1024 * 1024;

/** @throws Fault 'bad-input' for a place that is taken and for what is no bundle, or a damaged one; 'disk'; the signal's reason. */
export async function readBundle(
  bundle: string,
  folder: string,
  carriage: Carriage = {},
): Promise<Project> {
  const path = resolve(bundle);
  const root = resolve(folder);
  if ((await stat(root).catch(() => null)) !== null) throw takenFault(root);
  const blob = await openFile(path);
  const reader = new ZipReader(new BlobReader(blob), { useWebWorkers: false });
  const entries = await reader.getEntries().catch((error: unknown) => {
    throw damagedFault(path, error);
  });
  const list = await readList(entries, path);
  await mkdir(dirname(root), { recursive: true }).catch((error: unknown) => {
    throw writeFault(error, root);
  });
  const incoming = await createIncoming(dirname(root));
  try {
    const total = list.files.reduce((sum, { bytes }) => sum + bytes, 0);
    const count = createCarryCount(carriage, total);
    for (const file of list.files) await unpack(entries, file, { path, incoming, count });
    await openProject(incoming);
    if (!(await settleIncoming(incoming, root))) throw takenFault(root);
  } catch (error) {
    carriage.signal?.throwIfAborted();
    throw error;
  } finally {
    await rm(incoming, { recursive: true, force: true });
    await reader.close();
  }
  return openProject(root);
}

async function openFile(path: string): Promise<Blob> {
  try {
    // It throws at once where there is no file.
    return await openAsBlob(path);
  } catch (error) {
    throw new Fault('not-found', `There is no file "${path}": check the path.`, error);
  }
}

async function readList(entries: readonly Entry[], path: string): Promise<BundleList> {
  const entry = entries.find(({ filename }) => filename === LIST_NAME);
  if (entry === undefined || entry.directory || entry.uncompressedSize > MAX_LIST_BYTES) {
    throw damagedFault(path);
  }
  const text = await entry.getData(new TextWriter()).catch((error: unknown) => {
    throw damagedFault(path, error);
  });
  return parseJsonWith(BundleListSchema, text, { what: `The list in "${path}"` });
}

interface Place {
  /** Of the bundle. */
  readonly path: string;
  readonly incoming: string;
  readonly count: CarryCount;
}

async function unpack(
  entries: readonly Entry[],
  file: BundleList['files'][number],
  { path, incoming, count }: Place,
): Promise<void> {
  const entry = entries.find(({ filename }) => filename === file.path);
  if (entry === undefined || entry.directory) throw damagedFault(path);
  const to = join(incoming, file.path);
  const hash = createHash('sha256');
  let bytes = 0;
  let failure: unknown = null;
  await mkdir(dirname(to), { recursive: true });
  const handle = await open(to, 'wx');
  try {
    const writable = new WritableStream<Uint8Array>({
      async write(chunk) {
        bytes += chunk.length;
        if (bytes > file.bytes) throw damagedFault(path);
        count.add(chunk.length);
        hash.update(chunk);
        await handle.writeFile(chunk).catch((error: unknown) => {
          failure = error;
          throw error;
        });
      },
    });
    await entry.getData(writable);
    await handle.sync();
  } catch (error) {
    throw failure === null ? damagedFault(path, error) : writeFault(failure, to);
  } finally {
    await handle.close();
  }
  if (bytes !== file.bytes || hash.digest('hex') !== file.sha256) throw damagedFault(path);
}

function damagedFault(path: string, cause?: unknown): Fault {
  return new Fault(
    'bad-input',
    `"${path}" is no bundle of a project, or is damaged: bundle the project again and copy the file anew.`,
    cause,
  );
}
