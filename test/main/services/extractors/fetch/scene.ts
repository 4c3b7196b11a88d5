/** A server with one file, a folder to fetch it into, and a cut connection where a test wants one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { Fault } from '../../../../../contract/fault.ts';
import type { DownloadOptions } from '../../../../../main/services/extractors/fetch/download.ts';
import {
  fetchFile,
  type FetchedFile,
} from '../../../../../main/services/extractors/fetch/fetch-file.ts';
import type { FetchProgress } from '../../../../../contract/window/cards.ts';
import { sha256Of } from '../../../../../main/services/extractors/find-known.ts';
import { tempFolder } from '../../temp-folder.ts';
import { startFileServer, type FileServer, type Manners } from './file-server.ts';

export const FILE = 'net.tflite';
export const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251);
/** How much has come when a connection is cut. */
export const CUT = 60_000;
/** What an unfinished fetch leaves. */
export const part = [`${FILE}.part`, `${FILE}.part.json`];
export const never = new Promise<never>(() => undefined);

export interface Scene {
  readonly server: FileServer;
  readonly target: FetchedFile;
  readonly folder: string;
  /** @returns the path, or the Fault. */
  readonly fetch: (
    options?: DownloadOptions,
    changes?: Partial<FetchedFile>,
  ) => Promise<string | Fault>;
  readonly files: () => string[];
}

export async function scene(manners: Partial<Manners> = {}): Promise<Scene> {
  const server = await startFileServer({ bytes, ...manners });
  onTestFinished(() => server.close());
  const folder = join(tempFolder(), 'extractors');
  const target = {
    name: 'net',
    file: FILE,
    sha256: sha256Of(bytes),
    bytes: bytes.length,
    address: `${server.address}/${FILE}`,
    folder,
  };
  return {
    server,
    target,
    folder,
    fetch: (options, changes) =>
      fetchFile({ ...target, ...changes }, options).catch((error: unknown) => {
        if (error instanceof Fault) return error;
        throw error;
      }),
    files: () => readdirSync(folder).sort(),
  };
}

export const installed = ({ folder }: Scene) => readFileSync(join(folder, FILE)).equals(bytes);

export const said = (outcome: string | Fault) =>
  outcome instanceof Fault ? outcome.message : `no failure: ${outcome}`;

/** A scene whose first fetch is cut once `CUT` bytes have come. */
export async function cutScene(
  manners: Partial<Manners> = {},
  wanted = /The connection was cut/,
): Promise<Scene> {
  const { promise: hasCome, resolve: come } = Promise.withResolvers<undefined>();
  const pause = { after: CUT, until: hasCome, then: 'cut' } as const;
  const cut = await scene({ ...manners, pause });
  const onProgress = ({ bytes: at }: FetchProgress) => {
    if (at >= CUT) come(undefined);
  };
  expect(said(await cut.fetch({ onProgress }))).toMatch(wanted);
  expect(cut.files()).toEqual(part);
  cut.server.behave({ pause: null });
  return cut;
}
