/** Writes a project into one zip file, streaming, so that videos may be larger than memory. */
import { createHash, randomUUID, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { TextReader, ZipWriter } from '@zip.js/zip.js';
import { flushToDisk, jsonText } from '../atomic-file.ts';
import { asItStands, bytesOf, createCarryCount, isMedia, type Carriage } from '../carriage.ts';
import { writeFault } from '../disk-fault.ts';
import { takenFault } from '../duplicate-project.ts';
import type { Project } from '../project.ts';
import { takeName } from '../take-name.ts';
import { bundleContents, LIST_NAME, type BundleItem, type BundleList } from './bundle-contents.ts';

/** Text shrinks; videos and weights do not. */
const shrinking = /\.(json|jsonl)$/;

export interface WrittenBundle {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/** The file appears whole or not at all. @throws Fault 'bad-input' for a place that is taken, 'not-found', 'disk'; the signal's reason. */
export async function writeBundle(
  project: Project,
  out: string,
  carriage: Carriage = {},
): Promise<WrittenBundle> {
  const path = resolve(out);
  if ((await stat(path).catch(() => null)) !== null) throw takenFault(path);
  // What begins with a dot is never packed, not even where the file goes into the project itself.
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  let files = 0;
  try {
    files = await writeZip(project.root, draft, carriage);
    await flushToDisk(draft);
    if (!(await takeName(draft, path))) throw takenFault(path);
    await flushToDisk(dirname(path));
  } catch (error) {
    throw carriage.signal?.aborted === true ? error : writeFault(error, path);
  } finally {
    await rm(draft, { force: true });
  }
  return { path, files, bytes: (await stat(path)).size };
}

/** @returns how many files it holds, the list of them not counted. */
async function writeZip(root: string, path: string, carriage: Carriage): Promise<number> {
  const file = createWriteStream(path, { flags: 'wx' });
  try {
    return await fillZip(Writable.toWeb(file), root, carriage);
  } finally {
    file.destroy();
  }
}

async function fillZip(stream: WritableStream, root: string, carriage: Carriage): Promise<number> {
  const { settled = asItStands } = carriage;
  const zip = new ZipWriter(stream, {
    zip64: true,
    useWebWorkers: false,
    extendedTimestamp: false,
  });
  const files: BundleList['files'][number][] = [];
  const adding = async (items: readonly BundleItem[], onBytes: (count: number) => void) => {
    for (const item of items) files.push(await addItem(zip, item, onBytes));
  };
  const { media, add } = await settled(async () => {
    const items = await bundleContents(root);
    const sources = items.flatMap(({ from }) => ('file' in from ? [from.file] : []));
    const count = createCarryCount(carriage, await bytesOf(sources));
    await adding(
      items.filter((item) => !isMedia(item.path)),
      count.add,
    );
    return { media: items.filter((item) => isMedia(item.path)), add: count.add };
  });
  await adding(media, add);
  const list: BundleList = { schemaVersion: 1, files };
  await zip.add(LIST_NAME, new TextReader(jsonText(list)));
  await zip.close();
  return files.length;
}

async function addItem(
  zip: ZipWriter<unknown>,
  { path, from }: BundleItem,
  onBytes: (count: number) => void,
): Promise<BundleList['files'][number]> {
  const hash = createHash('sha256');
  let bytes = 0;
  const source = 'file' in from ? createReadStream(from.file) : [from.text];
  const counted = hashed(source, hash, (count) => {
    bytes += count;
    if ('file' in from) onBytes(count);
  });
  await zip.add(path, streamOf(counted), {
    level: shrinking.test(path) ? 6 : 0,
  });
  return { path, bytes, sha256: hash.digest('hex') };
}

async function* hashed(
  chunks: AsyncIterable<Buffer | string> | Iterable<string>,
  hash: Hash,
  onBytes: (count: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    hash.update(bytes);
    onBytes(bytes.length);
    yield bytes;
  }
}

/** The web's kind of stream, as the writer of zip files takes it; no faster than it is read. */
function streamOf(chunks: AsyncGenerator<Buffer>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
