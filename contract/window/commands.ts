/** Every command the page may give its host: what it takes, what it answers. The contract of all windows. */
import * as v from 'valibot';
import { GraphicsSchema, RememberedVerdictSchema, VerdictSchema } from '../self-test.ts';
import { SessionLogLineSchema } from '../session-log.ts';
import {
  AboutSchema,
  ExtractorCardSchema,
  FolderListSchema,
  LogCardSchema,
  ModelCardSchema,
  ProjectCardSchema,
  RecentProjectSchema,
  StorageEntrySchema,
} from './cards.ts';
import { agreementCommands } from './agreement-commands.ts';
import { carryCommands } from './carry-commands.ts';
import { clipKeepingCommands } from './clip-keeping-commands.ts';
import { exportCommands } from './export-commands.ts';
import { importCommands } from './import-commands.ts';
import { ReExtractionSchema } from './re-extraction.ts';
import { labelVideoCommands } from './label-video-commands.ts';
import { labellingCommands } from './labelling-commands.ts';
import { recordingCommands } from './recording-commands.ts';
import { SettingsChangeSchema, SettingsSchema } from './settings.ts';
import {
  KeptLogSchema,
  SelfTestPlanSchema,
  SourceKindSchema,
  WatchPlanSchema,
  WatchRequestSchema,
  WindowStatusSchema,
} from './watching.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Nothing = v.object({});
const Session = v.object({ session: Count });
const Lines = v.pipe(v.array(SessionLogLineSchema), v.readonly());

/** How the program was called: what the window begins with. */
const StartSchema = v.object({
  version: v.string(),
  host: v.picklist(['electron', 'web']),
  settings: SettingsSchema,
  project: v.nullable(ProjectCardSchema),
  /** Begin at once with this; null waits for the user. */
  begin: v.nullable(v.object({ source: SourceKindSchema, model: v.nullable(v.string()) })),
  /** What went wrong on the way, for example the last project that is gone: shown once. */
  remarks: v.array(v.string()),
});
export type Start = v.InferOutput<typeof StartSchema>;

export const commands = {
  ...labellingCommands,
  ...clipKeepingCommands,
  ...recordingCommands,
  ...labelVideoCommands,
  ...importCommands,
  ...carryCommands,
  ...agreementCommands,
  ...exportCommands,

  'app.start': { args: Nothing, answer: StartSchema },
  'app.about': { args: Nothing, answer: AboutSchema },
  'app.storage': { args: Nothing, answer: v.array(StorageEntrySchema) },
  'settings.change': { args: SettingsChangeSchema, answer: SettingsSchema },

  'projects.recent': { args: Nothing, answer: v.array(RecentProjectSchema) },
  'projects.open': { args: v.object({ folder: v.string() }), answer: ProjectCardSchema },
  'projects.close': { args: Nothing, answer: Nothing },
  /** Forgets a recent project; the folder stays as it is. */
  'projects.forget': {
    args: v.object({ folder: v.string() }),
    answer: v.array(RecentProjectSchema),
  },
  /** Holds for models trained from now on. */
  'projects.change': {
    args: v.object({
      modelRate: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(240))),
      extractor: v.optional(v.nullable(v.string())),
    }),
    answer: ProjectCardSchema,
  },
  /** What lies in a folder; null begins in the user's own. */
  'folders.list': { args: v.object({ folder: v.nullable(v.string()) }), answer: FolderListSchema },

  'models.list': {
    args: Nothing,
    answer: v.object({ models: v.array(ModelCardSchema), problems: v.array(v.string()) }),
  },
  'extractors.list': {
    args: Nothing,
    answer: v.object({
      extractors: v.array(ExtractorCardSchema),
      /** The user's own folder: fetched files lie there, and files dropped in by hand are found. */
      folder: v.string(),
      problem: v.nullable(v.string()),
    }),
  },
  /** Begins to fetch one of the catalogue, or goes on; pushes tell how it fares. */
  'extractors.fetch': { args: v.object({ name: v.string() }), answer: Nothing },
  /** Stops a fetch; what has come is kept. */
  'extractors.cancel': { args: v.object({ name: v.string() }), answer: Nothing },

  /** How far features are extracted anew; null where they need not be. */
  'features.status': { args: Nothing, answer: v.nullable(ReExtractionSchema) },
  /** Ends that for good; what was extracted stays. */
  'features.cancel': { args: Nothing, answer: Nothing },

  /** Lends what a self-test of the graphics processor needs, for the model in use. */
  'self-test.begin': { args: Nothing, answer: SelfTestPlanSchema },
  'self-test.remember': {
    args: v.object({
      extractorSha256: v.string(),
      graphics: GraphicsSchema,
      verdict: VerdictSchema,
    }),
    answer: RememberedVerdictSchema,
  },
  /** What is remembered of this graphics processor with the extractor in use, whose name is told. */
  'self-test.verdict': {
    args: v.object({ graphics: v.nullable(GraphicsSchema) }),
    answer: v.object({
      extractor: v.string(),
      remembered: v.nullable(RememberedVerdictSchema),
    }),
  },

  'watch.begin': { args: WatchRequestSchema, answer: WatchPlanSchema },
  /** Ends the session and closes its log, if it has one. */
  'watch.end': { args: Session, answer: Nothing },
  'watch.status': { args: WindowStatusSchema, answer: Nothing },

  /** Begins to keep the session's log, with everything that was said so far. */
  'log.keep': { args: v.object({ session: Count, lines: Lines }), answer: KeptLogSchema },
  'log.append': { args: v.object({ session: Count, lines: Lines }), answer: Nothing },
  'logs.list': { args: Nothing, answer: v.array(LogCardSchema) },
  /** A stretch of a log's lines from index `from`; `next` is null after the last. */
  'logs.read': {
    args: v.object({ name: v.string(), from: Count }),
    answer: v.object({ lines: Lines, next: v.nullable(Count), notes: v.array(v.string()) }),
  },
} as const;

export type CommandName = keyof typeof commands;
export type ArgsOf<C extends CommandName> = v.InferOutput<(typeof commands)[C]['args']>;
export type AnswerOf<C extends CommandName> = v.InferOutput<(typeof commands)[C]['answer']>;

export const CommandNameSchema = v.picklist(Object.keys(commands) as CommandName[]);

/** What a host can do, by command; a refusal is a thrown Fault. */
export type CommandHandlers = {
  readonly [C in CommandName]: (args: ArgsOf<C>) => Promise<AnswerOf<C>>;
};
