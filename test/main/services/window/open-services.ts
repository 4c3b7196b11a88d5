/** The window's services on folders of a test's own: settings, extractors, a project with a model. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Fault } from '../../../../contract/fault.ts';
import type { SessionLogLine } from '../../../../contract/session-log.ts';
import type { Push } from '../../../../contract/window/pushes.ts';
import {
  defaultStartOptions,
  type StartOptions,
} from '../../../../contract/window/start-options.ts';
import type { WindowStatus } from '../../../../contract/window/watching.ts';
import { encodeCheckpoint } from '../../../../model/checkpoint/checkpoint.ts';
import { saveModel } from '../../../../main/services/models/model-store.ts';
import { createProject, type Project } from '../../../../main/services/project/project.ts';
import type { Stage } from '../../../../main/services/stage/stage.ts';
import { createLentFiles, type LentFiles } from '../../../../main/services/web-host/lent-files.ts';
import {
  createWindowServices,
  type WindowServices,
} from '../../../../main/services/window/window-services.ts';
import { randomCheckpoint, smallShape } from '../../../model/helpers/random-checkpoint.ts';
import { tempFolder } from '../temp-folder.ts';
import { sha256Of, smallExtractor } from './small-extractor.ts';

const fitting = smallExtractor('fitting');
export const fittingSha256 = sha256Of(fitting);

/** A checkpoint that was made with the extractor of `makeHome`. */
export function modelBytes(
  id: string,
  createdAt = '2026-11-20T10:00:00.000Z',
  made = { name: 'fitting', sha256: fittingSha256 },
): Uint8Array {
  const { manifest, tensors } = randomCheckpoint(smallShape);
  const extractor = { ...manifest.extractor, name: made.name, sha256: made.sha256 };
  return encodeCheckpoint({ manifest: { ...manifest, id, createdAt, extractor }, tensors });
}

export interface Home {
  /** The folder that LONGTAKE_HOME names. */
  readonly settings: string;
  /** The folder that LONGTAKE_MODELS names; holds `fitting.tflite`. */
  readonly extractors: string;
  readonly env: NodeJS.ProcessEnv;
}

export function makeHome(): Home {
  const folder = tempFolder();
  const settings = join(folder, 'settings');
  const extractors = join(folder, 'extractors');
  mkdirSync(extractors);
  writeFileSync(join(extractors, 'fitting.tflite'), fitting);
  return { settings, extractors, env: { LONGTAKE_HOME: settings, LONGTAKE_MODELS: extractors } };
}

/** A project with one model, called `first`. */
export async function makeProject(name = 'yoga'): Promise<Project> {
  const project = await createProject(join(tempFolder(), `${name}.longtake`));
  await saveModel(project, modelBytes('first'));
  return project;
}

export interface OpenServices extends WindowServices {
  readonly files: LentFiles;
  readonly pushes: readonly Push[];
  readonly statuses: readonly WindowStatus[];
}

function noBrowser(): Promise<never> {
  return Promise.reject(new Fault('browser-missing', 'There is no browser.'));
}

export interface ServicesExtras {
  /** Default: there is no browser to extract features in. */
  readonly openStage?: () => Promise<Stage>;
  /** Default: nothing is shown. */
  readonly reveal?: (path: string) => void;
}

export function openServices(
  home: Home,
  start: Partial<StartOptions> = {},
  { openStage = noBrowser, reveal = () => undefined }: ServicesExtras = {},
): OpenServices {
  const files = createLentFiles();
  const pushes: Push[] = [];
  const statuses: WindowStatus[] = [];
  const services = createWindowServices({
    files,
    host: 'web',
    start: { ...defaultStartOptions, ...start },
    push: (push) => pushes.push(push),
    onStatus: (status) => statuses.push(status),
    openStage,
    reveal,
    env: home.env,
  });
  onTestFinished(() => services.close());
  return { ...services, files, pushes, statuses };
}

export const logHeader: SessionLogLine = {
  kind: 'header',
  schemaVersion: 1,
  startedAt: '2026-11-23T10:00:00.000Z',
  model: 'first',
  extractorSha256: fittingSha256,
  modelRate: 15,
  source: 'camera',
  tracks: [{ id: 'posture', classes: ['class-0', 'class-1', 'class-2'] }],
};
export const logEnd: SessionLogLine = {
  kind: 'end',
  endedAt: '2026-11-23T10:00:01.000Z',
  frames: 9,
  steps: 4,
};

/** Services with a project open, whose model fits the one extractor there is. */
export async function inProject(): Promise<{
  readonly home: Home;
  readonly project: Project;
  readonly services: OpenServices;
}> {
  const home = makeHome();
  const project = await makeProject();
  return { home, project, services: openServices(home, { project: project.root }) };
}
