/** settings.json: read once, kept in memory, written whole at every change; a file we cannot take over is never lost. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { toFault } from '../../../contract/fault.ts';
import { parseJsonWith, parseWith } from '../../../contract/parse.ts';
import {
  defaultSettings,
  SETTINGS_SCHEMA_VERSION,
  SettingsSchema,
  type Settings,
} from '../../../contract/window/settings.ts';
import { writeJsonAtomic } from '../project/atomic-file.ts';
import { errorCode } from '../project/disk-fault.ts';

const FILE = 'settings.json';
const LooseSchema = v.looseObject({
  schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

export interface SettingsStore {
  readonly path: string;
  readonly current: () => Settings;
  /** One change after the other, each on what the one before left. @throws Fault, and then nothing changed. */
  readonly change: (how: (settings: Settings) => Settings) => Promise<Settings>;
  /** What the user should know of the file, one sentence each. */
  readonly remarks: readonly string[];
}

interface Reading {
  readonly settings: Settings;
  /** False: the file on disk is not ours to replace, so that changes hold while the program runs. */
  readonly isKept: boolean;
  readonly remarks: readonly string[];
}

/** Never fails: without a usable file the defaults hold, and a remark says why. */
export async function openSettingsStore(folder: string): Promise<SettingsStore> {
  const path = join(folder, FILE);
  const found = await readSettings(path);
  const refusal = found.isKept ? await writeRefusal(folder) : null;
  const isKept = found.isKept && refusal === null;
  let settings = found.settings;
  let changing: Promise<unknown> = Promise.resolve();

  const apply = async (how: (settings: Settings) => Settings): Promise<Settings> => {
    const changed = how(settings);
    if (isKept && JSON.stringify(changed) !== JSON.stringify(settings)) {
      await writeJsonAtomic(path, changed);
    }
    settings = changed;
    return settings;
  };
  return {
    path,
    current: () => settings,
    change(how) {
      const result = changing.then(() => apply(how));
      changing = result.catch(() => undefined);
      return result;
    },
    remarks: refusal === null ? found.remarks : [...found.remarks, refusal],
  };
}

async function readSettings(path: string): Promise<Reading> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return ours(defaultSettings);
    const remark = `"${path}" cannot be read, so the settings begin anew and are not kept: check its permissions.`;
    return { settings: defaultSettings, isKept: false, remarks: [remark] };
  }
  try {
    return parseSettings(text, path);
  } catch (error) {
    return setAside(path, toFault(error).message);
  }
}

/** Settings that a later version of this schema added are taken from the defaults. @throws Fault */
function parseSettings(text: string, path: string): Reading {
  const what = `"${path}"`;
  const loose = parseJsonWith(LooseSchema, text, { what });
  const asOurs = { ...defaultSettings, ...loose, schemaVersion: SETTINGS_SCHEMA_VERSION };
  if (loose.schemaVersion === SETTINGS_SCHEMA_VERSION) {
    return ours(parseWith(SettingsSchema, asOurs, { what }));
  }
  const understood = v.safeParse(SettingsSchema, asOurs);
  const remark = `"${path}" was written by a newer Longtake and is left as it is: changes hold until the window closes.`;
  return {
    settings: understood.success ? understood.output : defaultSettings,
    isKept: false,
    remarks: [remark],
  };
}

/** The broken file gets a name of its own beside the new one. */
async function setAside(path: string, problem: string): Promise<Reading> {
  const aside = `${path.replace(/\.json$/, '')}.broken-${randomUUID().slice(0, 8)}.json`;
  try {
    await rename(path, aside);
  } catch {
    const remark = `${problem} It is left as it is: changes hold until the window closes.`;
    return { settings: defaultSettings, isKept: false, remarks: [remark] };
  }
  const remark = `${problem} The settings begin anew; the old file is kept as "${aside}".`;
  return { settings: defaultSettings, isKept: true, remarks: [remark] };
}

function ours(settings: Settings): Reading {
  return { settings, isKept: true, remarks: [] };
}

/** Makes the folder and tries it. @returns why nothing can be written there, null when it can. */
async function writeRefusal(folder: string): Promise<string | null> {
  const probe = join(folder, `.writable-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(probe, '');
    await rm(probe, { force: true });
    return null;
  } catch {
    return `Settings cannot be kept in "${folder}" and hold until the window closes: make the folder writable, or name another in LONGTAKE_HOME.`;
  }
}
