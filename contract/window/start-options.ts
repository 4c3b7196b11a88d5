/** How a window was asked for: what the command line tells the host it starts, as JSON in one variable. */
import * as v from 'valibot';
import { parseJsonWith } from '../parse.ts';

/** The environment variable that carries the options to a host in a process of its own. */
export const START_OPTIONS_VARIABLE = 'LONGTAKE_WINDOW';

const StartSourceSchema = v.variant('kind', [
  v.object({ kind: v.literal('camera') }),
  v.object({ kind: v.literal('sample') }),
  /** The host lends this file wherever the page asks for `sample`, for as long as the window is open. */
  v.object({ kind: v.literal('video'), path: v.string() }),
]);
export type StartSource = v.InferOutput<typeof StartSourceSchema>;

/** Paths are absolute, since the host may run in another folder. */
export const StartOptionsSchema = v.object({
  /** Null opens the project of the settings, if there is one. */
  project: v.nullable(v.string()),
  /** Path of a model file, in the project or anywhere; null takes the one chosen last. */
  model: v.nullable(v.string()),
  /** Name or path of an extractor that is to be known beside the others. */
  extractor: v.nullable(v.string()),
  /** Begin with this at once; null waits for the user. */
  source: v.nullable(StartSourceSchema),
});
export type StartOptions = v.InferOutput<typeof StartOptionsSchema>;

export const defaultStartOptions: StartOptions = {
  project: null,
  model: null,
  extractor: null,
  source: null,
};

/** @param text of the variable; absent when the app was opened without a command line. @throws Fault */
export function parseStartOptions(text: string | undefined): StartOptions {
  if (text === undefined || text === '') return defaultStartOptions;
  const advice = 'Start the window with "longtake" instead of setting it by hand.';
  return parseJsonWith(StartOptionsSchema, text, { what: START_OPTIONS_VARIABLE, advice });
}
