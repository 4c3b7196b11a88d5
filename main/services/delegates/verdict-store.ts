/** delegates.json in the user's folder: what self-tests of the graphics processor found, so that none runs at each start. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  RememberedVerdictSchema,
  type Graphics,
  type RememberedVerdict,
  type Verdict,
} from '../../../contract/self-test.ts';
import { tasksVisionVersion } from '../pixels/extractor-key.ts';
import { writeJsonAtomic } from '../project/atomic-file.ts';

const FILE = 'delegates.json';
/** Newest first; drivers and browsers change, so old ones are dropped. */
const MAX_KEPT = 60;

const FileSchema = v.object({
  schemaVersion: v.literal(1),
  verdicts: v.pipe(v.array(RememberedVerdictSchema), v.readonly()),
});

export interface VerdictStore {
  /** Newest first. A file that cannot be read holds none: the tests can be run again. */
  readonly all: () => Promise<readonly RememberedVerdict[]>;
  /** Only one on exactly this extractor, this runtime and this graphics processor. */
  readonly find: (
    extractorSha256: string,
    graphics: Graphics | null,
  ) => Promise<RememberedVerdict | null>;
  /** In the place of an earlier one. @throws Fault 'disk', and then it holds while the program runs. */
  readonly remember: (
    extractorSha256: string,
    graphics: Graphics,
    verdict: Verdict,
  ) => Promise<RememberedVerdict>;
}

/** @param folder of the settings. */
export function openVerdictStore(folder: string): VerdictStore {
  const path = join(folder, FILE);
  let unwritten: readonly RememberedVerdict[] = [];
  const all = async () => merged(unwritten, await readVerdicts(path));
  return {
    all,
    async find(extractorSha256, graphics) {
      if (graphics === null) return null;
      const wanted = keyOf({ extractorSha256, graphics, tasksVision: tasksVisionVersion() });
      return (await all()).find((one) => keyOf(one) === wanted) ?? null;
    },
    async remember(extractorSha256, graphics, verdict) {
      const testedAt = new Date().toISOString();
      const tasksVision = tasksVisionVersion();
      const remembered = { extractorSha256, tasksVision, graphics, testedAt, verdict };
      unwritten = merged([remembered], unwritten);
      const verdicts = await all();
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
      await writeJsonAtomic(path, { schemaVersion: 1, verdicts });
      return remembered;
    },
  };
}

function keyOf(on: Omit<RememberedVerdict, 'verdict' | 'testedAt'>): string {
  const { extractorSha256, tasksVision, graphics } = on;
  return JSON.stringify([extractorSha256, tasksVision, graphics.browser, graphics.renderer]);
}

/** Each key once, the first of it. */
function merged(
  newer: readonly RememberedVerdict[],
  older: readonly RememberedVerdict[],
): readonly RememberedVerdict[] {
  const byKey = new Map<string, RememberedVerdict>();
  for (const one of [...newer, ...older]) if (!byKey.has(keyOf(one))) byKey.set(keyOf(one), one);
  return [...byKey.values()].slice(0, MAX_KEPT);
}

async function readVerdicts(path: string): Promise<readonly RememberedVerdict[]> {
  try {
    const parsed = v.safeParse(FileSchema, JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.output.verdicts : [];
  } catch {
    return [];
  }
}
