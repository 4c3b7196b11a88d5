/** Writes a project into one zip file, streaming, so that videos may be larger than memory. */
import { createHash, randomUUID, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { ZipWriter } from '@zip.js/zip.js';
import { flushToDisk, jsonText } from '../atomic-file.ts';
import { writeFault } from '../disk-fault.ts';
import { takenFault } from '../duplicate-project.ts';
import type { Project } from '../project.ts';
import { bundleContents, LIST_NAME, type BundleItem, type BundleList } from './bundle-contents.ts';

/** Text shrinks; videos and weights do not. */
const shrinking = /\.(json|jsonl)$/;

export interface WrittenBundle {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/** The file appears whole or not at all. @throws Fault 'bad-input' for a place that is taken, 'not-found', 'disk'. */
export async function writeBundle(project: Project, out: string): Promise<WrittenBundle> {
  const path = resolve(out);
  if ((await stat(path).catch(() => null)) !== null) throw takenFault(path);
  const items = await bundleContents(project.root);
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeZip(items, draft);
    await flushToDisk(draft);
    await link(draft, path);
    await flushToDisk(dirname(path));
  } catch (error) {
    throw writeFault(error, path);
  } finally {
    await rm(draft, { force: true });
  }
  return { path, files: items.length, bytes: (await stat(path)).size };
}

async function writeZip(items: readonly BundleItem[], path: string): Promise<void> {
  const stream = Writable.toWeb(createWriteStream(path, { flags: 'wx' }));
  const zip = new ZipWriter(stream, {
    zip64: true,
    useWebWorkers: false,
    extendedTimestamp: false,
  });
  const files: BundleList['files'][number][] = [];
  for (const { path: name, from } of items) {
    const hash = createHash('sha256');
    let bytes = 0;
    const counted = hashed(
      'file' in from ? createReadStream(from.file) : [from.text],
      hash,
      (n) => {
        bytes += n;
      },
    );
    await zip.add(name, Readable.toWeb(Readable.from(counted)), {
      level: shrinking.test(name) ? 6 : 0,
    });
    files.push({ path: name, bytes, sha256: hash.digest('hex') });
  }
  const list: BundleList = { schemaVersion: 1, files };
  await zip.add(LIST_NAME, Readable.toWeb(Readable.from([Buffer.from(jsonText(list))])));
  await zip.close();
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
