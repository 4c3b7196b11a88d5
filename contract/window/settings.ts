/** What the window remembers between two starts: settings.json in the user's settings folder. */
import * as v from 'valibot';
import { KeysSchema } from './keys.ts';

export const SETTINGS_SCHEMA_VERSION = 1;

/** How large a camera's picture is asked for; a camera that cannot gives its nearest. */
export const ResolutionSchema = v.picklist(['480p', '720p', '1080p']);
export type Resolution = v.InferOutput<typeof ResolutionSchema>;

/** Device ids change with the address of the page, so a camera is found again by its name. */
const ChosenCameraSchema = v.object({ deviceId: v.string(), name: v.string() });

/** Most recent first. */
const RecentProjectsSchema = v.pipe(v.array(v.string()), v.maxLength(12), v.readonly());

/** How the next recording is made. */
const RecordingChoicesSchema = v.object({
  /** Seconds; null until it is stopped. */
  lastsS: v.nullable(v.picklist([5, 10, 30])),
  countdownS: v.picklist([0, 3, 5]),
  /** How much of the past is kept, so that it can be saved. */
  preRollS: v.picklist([0, 5, 10, 30]),
  framesPerS: v.picklist([15, 30, 60]),
  /** Person, day or place of the clips to come. */
  group: v.nullable(v.pipe(v.string(), v.maxLength(200))),
});
export type RecordingChoices = v.InferOutput<typeof RecordingChoicesSchema>;

export const SettingsSchema = v.object({
  schemaVersion: v.literal(SETTINGS_SCHEMA_VERSION),
  theme: v.picklist(['dark', 'light', 'system']),
  /** Null takes the system's default camera. */
  camera: v.nullable(ChosenCameraSchema),
  resolution: ResolutionSchema,
  /** The picture is shown mirrored; what the model sees is not. */
  isMirrored: v.boolean(),
  overlay: v.picklist(['large', 'small', 'hidden']),
  recording: RecordingChoicesSchema,
  /** Seconds of the past that the strip shows at once. */
  stripS: v.picklist([30, 60, 120, 300]),
  /** Every session's log is kept, not only those asked for. */
  keepsLogs: v.boolean(),
  tourDone: v.boolean(),
  /** Absolute folder of the project that opens at start. */
  project: v.nullable(v.string()),
  recentProjects: RecentProjectsSchema,
  /** Id of the model chosen last, in the open project or among the bundled ones; null takes the newest. */
  model: v.nullable(v.string()),
  /** Name or path of the extractor for projects that name none; null follows the default. */
  extractor: v.nullable(v.string()),
  /** What computes the features while watching; gpu holds where a self-test passed, and only there. */
  delegate: v.picklist(['cpu', 'gpu']),
  /** Keys of actions that are not those they come with. */
  keys: KeysSchema,
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

export const defaultSettings: Settings = {
  schemaVersion: SETTINGS_SCHEMA_VERSION,
  theme: 'dark',
  camera: null,
  resolution: '720p',
  isMirrored: true,
  overlay: 'large',
  recording: { lastsS: null, countdownS: 3, preRollS: 10, framesPerS: 30, group: null },
  stripS: 60,
  keepsLogs: false,
  tourDone: false,
  project: null,
  recentProjects: [],
  model: null,
  extractor: null,
  delegate: 'cpu',
  keys: {},
};

/** What the page may change by itself; projects are opened by a command of their own. */
export const SettingsChangeSchema = v.partial(
  v.omit(SettingsSchema, ['schemaVersion', 'project', 'recentProjects']),
);
export type SettingsChange = Partial<
  Omit<Settings, 'schemaVersion' | 'project' | 'recentProjects'>
>;
