/** Brings a server's file into its part on the disk: goes on where an earlier fetch ended, or begins anew. */
import { open, type FileHandle } from 'node:fs/promises';
import { Fault } from '../../../../contract/fault.ts';
import type { FetchProgress } from '../../../../contract/window/cards.ts';
import {
  cancelled,
  cutShort,
  diskFault,
  isDiskFull,
  refusedByServer,
  tooLarge,
  wrongSize,
  type FetchTarget,
} from './fetch-faults.ts';
import { createPace } from './pace.ts';
import type { PartFile } from './part-file.ts';
import { drop, requestFile, type FileAnswer } from './request-file.ts';

/** What nobody has measured may have this much, and an endless body ends here. */
const MOST_BYTES = 256 * 1024 * 1024;
/** A server that says nothing for so long is gone. */
const SILENCE_MS = 30_000;

export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FetchProgress) => void) | undefined;
  /** Default: half a minute. */
  readonly silenceMs?: number | undefined;
  /** For a file of unknown size; default: 256 MiB. */
  readonly mostBytes?: number | undefined;
}

/** Ends with the whole file in `part`, unproven. @throws Fault; what came is kept where it can be gone on from. */
export async function download(
  target: FetchTarget,
  part: PartFile,
  options: DownloadOptions,
): Promise<void> {
  const silence = watchSilence(options);
  try {
    const answer = await ask(target, part, silence.signal);
    await take(target, part, { answer, silence, options });
  } catch (error) {
    if (options.signal?.aborted === true) throw cancelled(target);
    if (error instanceof Fault) throw error;
    throw cutShort(target, (await part.read())?.bytes ?? null, error);
  } finally {
    silence.end();
  }
}

/** Aborts when asked to, or when nothing was heard for a while. */
function watchSilence({ signal, silenceMs = SILENCE_MS }: DownloadOptions) {
  const silent = new AbortController();
  const abort = () => {
    silent.abort(new Error(`nothing came for ${String(silenceMs / 1000)} s`));
  };
  let timer = setTimeout(abort, silenceMs);
  return {
    signal: signal === undefined ? silent.signal : AbortSignal.any([signal, silent.signal]),
    heard() {
      clearTimeout(timer);
      timer = setTimeout(abort, silenceMs);
    },
    end() {
      clearTimeout(timer);
    },
  };
}

async function ask(target: FetchTarget, part: PartFile, signal: AbortSignal): Promise<FileAnswer> {
  const before = await part.read();
  const mayGoOn = before !== null && before.note.address === target.address;
  const answer = await requestFile(target, mayGoOn ? before : null, signal);
  if (answer.status === 200 || (answer.status === 206 && answer.from > 0)) return answer;
  await drop(answer.body);
  if (answer.status !== 416 || !mayGoOn) throw refusedByServer(target, answer.status);
  // There is nothing behind what we have: that is of no use then.
  await part.remove();
  return ask(target, part, signal);
}

interface Taking {
  readonly answer: FileAnswer;
  readonly silence: Pick<ReturnType<typeof watchSilence>, 'heard'>;
  readonly options: DownloadOptions;
}

async function take(target: FetchTarget, part: PartFile, taking: Taking): Promise<void> {
  const { note, body, from } = taking.answer;
  if (target.bytes !== null && note.total !== null && note.total !== target.bytes) {
    await drop(body);
    throw wrongSize(target, note.total);
  }
  const total = target.bytes ?? note.total;
  const file = await openPart(target, part, taking.answer);
  try {
    const bytes = body === null ? from : await pour(target, file, { ...taking, body, total });
    if (total !== null && bytes < total) throw new Error('the body ended early');
    await file.sync().catch((error: unknown) => {
      throw diskProblem(target, error);
    });
  } catch (error) {
    await drop(body);
    if (error instanceof Unusable) await part.remove();
    throw error instanceof Unusable ? error.fault : error;
  } finally {
    await file.close();
  }
}

async function openPart(
  target: FetchTarget,
  part: PartFile,
  { note, body, from }: FileAnswer,
): Promise<FileHandle> {
  try {
    const file = await open(part.path, from > 0 ? 'a' : 'w');
    try {
      if (from === 0) await part.describe(note);
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  } catch (error) {
    await drop(body);
    if (isDiskFull(error)) await part.remove();
    throw diskFault(target, error);
  }
}

interface Pouring extends Taking {
  readonly body: ReadableStream<Uint8Array>;
  readonly total: number | null;
}

/** @returns how many bytes of the file are on the disk now. */
async function pour(
  target: FetchTarget,
  file: FileHandle,
  { answer, body, total, silence, options }: Pouring,
): Promise<number> {
  const limit = target.bytes ?? options.mostBytes ?? MOST_BYTES;
  const pace = createPace(answer.from);
  let bytes = answer.from;
  options.onProgress?.(pace(bytes, total));
  for await (const chunk of body) {
    silence.heard();
    bytes += chunk.byteLength;
    if (bytes > limit) throw new Unusable(tooLarge(target, limit));
    await file.writeFile(chunk).catch((error: unknown) => {
      throw diskProblem(target, error);
    });
    options.onProgress?.(pace(bytes, total));
  }
  return bytes;
}

/** A part on a full disk is in the way. */
function diskProblem(target: FetchTarget, error: unknown): Error {
  const fault = diskFault(target, error);
  return isDiskFull(error) ? new Unusable(fault) : fault;
}

/** A failure after which what came is of no use, or in the way. */
class Unusable extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}
