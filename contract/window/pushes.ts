/** What a host tells its window without being asked. */
import * as v from 'valibot';
import { ReExtractionSchema } from './re-extraction.ts';
import { FetchProgressSchema } from './cards.ts';
import { CarryStateSchema } from './carry-commands.ts';
import { ImportStateSchema } from './import-commands.ts';

export const PushSchema = v.variant('kind', [
  /** Chosen in the menu or the tray. */
  v.object({
    kind: v.literal('action'),
    action: v.picklist(['toggle-watching', 'reset', 'keep-log', 'full-screen', 'settings', 'keys']),
  }),
  /** The machine woke up: a camera may have gone quiet. */
  v.object({ kind: v.literal('resumed') }),
  /** A model came, or went. */
  v.object({ kind: v.literal('models-changed') }),
  /** How far features are extracted anew; null where they need not be any more. */
  v.object({ kind: v.literal('re-extraction'), state: v.nullable(ReExtractionSchema) }),
  /** How an import fares. */
  v.object({ kind: v.literal('import'), state: ImportStateSchema }),
  /** How a project's copying, packing or unpacking fares. */
  v.object({ kind: v.literal('carry'), state: CarryStateSchema }),
  /** How many files of an export are written. */
  v.object({ kind: v.literal('export'), written: v.number(), files: v.number() }),
  v.object({
    kind: v.literal('extractor-fetching'),
    name: v.string(),
    progress: FetchProgressSchema,
  }),
  /** A fetch has ended; `arrived` is null where it failed or was stopped. */
  v.object({ kind: v.literal('extractors-changed'), arrived: v.nullable(v.string()) }),
  /** Clips came, went or changed their labels, or the classes changed. */
  v.object({ kind: v.literal('clips-changed') }),
  /** Someone else changes the project now: labels are only looked at until it is taken over again. */
  v.object({ kind: v.literal('labels-read-only'), message: v.string() }),
  /** Labels are safe in the journal, but their files cannot be written. */
  v.object({ kind: v.literal('labels-not-saved'), message: v.string() }),
  /** The log of a session can be written no more. */
  v.object({ kind: v.literal('log-failed'), session: v.number(), message: v.string() }),
  /** The program behind the page has ended; only a page on a lost wire tells itself so. */
  v.object({ kind: v.literal('host-gone'), message: v.string() }),
]);
export type Push = v.InferOutput<typeof PushSchema>;
