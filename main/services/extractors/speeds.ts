/** How fast each extractor is on this machine: measured whenever one is used, kept for whoever chooses one. */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { Sha256Schema, type ExtractorKey } from '../../../contract/extractor.ts';
import { writeJsonAtomic } from '../project/atomic-file.ts';
import { settingsFolder } from '../window/settings-folder.ts';

type Delegate = ExtractorKey['delegate'];

const PositiveMs = v.pipe(v.number(), v.minValue(0));
/** Median milliseconds per frame, by the delegate that computed it. */
const FrameMsSchema = v.partial(v.object({ CPU: PositiveMs, GPU: PositiveMs }));
/** By the extractor's SHA-256. */
const SpeedsSchema = v.record(Sha256Schema, FrameMsSchema);
type Speeds = v.InferOutput<typeof SpeedsSchema>;

export interface MeasuredSpeed {
  readonly sha256: string;
  readonly delegate: Delegate;
  readonly frameMs: number;
}

/** Never fails: a file that makes no sense is as good as none. */
export async function readSpeeds(env: NodeJS.ProcessEnv = process.env): Promise<Speeds> {
  try {
    const text = await readFile(fileOf(env), 'utf8');
    const parsed = v.safeParse(SpeedsSchema, JSON.parse(text));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}

/** The newest measurement stands. Never fails: a speed that cannot be kept is measured again. */
export async function rememberSpeed(
  { sha256, delegate, frameMs }: MeasuredSpeed,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const speeds = await readSpeeds(env);
  const rounded = Math.round(frameMs * 100) / 100;
  const changed = { ...speeds, [sha256]: { ...speeds[sha256], [delegate]: rounded } };
  try {
    await mkdir(dirname(fileOf(env)), { recursive: true, mode: 0o700 });
    await writeJsonAtomic(fileOf(env), changed);
  } catch {
    // Nothing of the work at hand depends on it.
  }
}

function fileOf(env: NodeJS.ProcessEnv): string {
  return join(settingsFolder(env), 'speeds.json');
}
