/** Carrying a whole project: copied, packed into one file, or made of such a file again. */
import * as v from 'valibot';

const Nothing = v.object({});
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Path = v.pipe(v.string(), v.trim(), v.minLength(1));

const CarryRequestSchema = v.variant('kind', [
  /** The open project into a folder that is absent. */
  v.object({ kind: v.literal('duplicate'), to: Path }),
  /** The open project into a file that is absent. */
  v.object({ kind: v.literal('pack'), to: Path }),
  /** A packed project into a folder that is absent. */
  v.object({ kind: v.literal('unpack'), from: Path, to: Path }),
]);
export type CarryRequest = v.InferOutput<typeof CarryRequestSchema>;
export type CarryKind = CarryRequest['kind'];

export const CarryStateSchema = v.object({
  kind: v.picklist(['duplicate', 'pack', 'unpack']),
  phase: v.picklist(['running', 'done', 'stopped', 'failed']),
  bytes: Count,
  /** 0 until that is known. */
  bytesTotal: Count,
  secondsLeft: v.nullable(v.number()),
  /** The whole path of what is made. */
  to: v.string(),
  /** Why it failed. */
  message: v.nullable(v.string()),
});
export type CarryState = v.InferOutput<typeof CarryStateSchema>;

export const carryCommands = {
  /** Begins in the background, one at a time; pushes tell how it fares. What is made appears whole or not at all. */
  'carry.begin': { args: CarryRequestSchema, answer: Nothing },
  'carry.stop': { args: Nothing, answer: Nothing },
  /** Null where nothing was carried since the window opened. */
  'carry.status': { args: Nothing, answer: v.nullable(CarryStateSchema) },
  /** Shows what was made in the system's file manager. */
  'carry.reveal': { args: Nothing, answer: Nothing },
} as const;
