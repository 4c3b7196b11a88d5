/** Opens the window in Electron or in the machine's browser, and stays until it is closed. */
import { resolve } from 'node:path';
import type { StartOptions, StartSource } from '../../contract/window/start-options.ts';
import { places } from '../places.ts';
import { resolveExtractor } from '../services/extractors/resolve-extractor.ts';
import { resolveModel } from '../services/models/resolve-model.ts';
import { requireFile } from '../services/pixels/require-file.ts';
import { openProject } from '../services/project/project.ts';
import { openElectronWindow } from '../services/window/open-electron-window.ts';
import { remark } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { openWebWindow } from '../web.ts';
import { realCameraFlags } from './camera-flags.ts';
import { extraFlags } from './extra-flags.ts';
import type { WatchFlags } from './watch-flags.ts';

export async function watchInElectron(flags: WatchFlags, runtime: string): Promise<void> {
  const start = await startOptionsOf(flags);
  const window = openElectronWindow({ runtime, entry: places.electronApp, start });
  await whileInterruptible(window.closed, window.close);
}

export async function watchInWeb(flags: WatchFlags): Promise<void> {
  const start = await startOptionsOf(flags);
  const named = extraFlags();
  const window = await openWebWindow({
    rendererRoot: places.renderer,
    start,
    port: flags.port,
    flags: [...realCameraFlags(named), ...named],
  });
  try {
    const closed = whileInterruptible(window.closed, () => void window.close());
    // Said once Ctrl-C is listened for, so that whoever reads it may press it.
    remark(`The window is open in ${window.browser}; close it, or press Ctrl-C here, to end.`);
    await closed;
  } finally {
    await window.close();
  }
}

/** Everything named is looked for before a window opens. @throws Fault */
async function startOptionsOf(flags: WatchFlags): Promise<StartOptions> {
  const project = flags.project === undefined ? null : await openProject(flags.project);
  const model =
    flags.model === undefined ? null : await resolveModel({ wanted: flags.model, project });
  const extractor =
    flags.extractor === undefined ? null : await resolveExtractor({ wanted: flags.extractor });
  return {
    project: project?.root ?? null,
    model: model?.path ?? null,
    extractor: extractor?.path ?? null,
    source: await sourceOf(flags),
  };
}

async function sourceOf({ source }: WatchFlags): Promise<StartSource | null> {
  if (source === undefined) return null;
  if (source === 'camera') return { kind: 'camera' };
  const path = resolve(source);
  if (path === places.sample) return { kind: 'sample' };
  await requireFile(path, 'The video');
  return { kind: 'video', path };
}
