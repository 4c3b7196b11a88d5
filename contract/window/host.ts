/** `window.longtake`: the one object through which a page reaches its host, whichever host that is. */
import * as v from 'valibot';
import { Fault } from '../fault.ts';
import { FaultValueSchema, type FaultValue } from '../job.ts';
import { parseWith } from '../parse.ts';
import {
  commands,
  CommandNameSchema,
  type AnswerOf,
  type ArgsOf,
  type CommandName,
} from './commands.ts';
import type { Push } from './pushes.ts';

/** An answer as it crosses the border: a value or an expected failure, never an exception. */
export type Outcome<T = unknown> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FaultValue };

/** What the bridge of a host offers; all it carries is plain data. */
export interface HostBridge {
  readonly invoke: (command: string, args: unknown) => Promise<Outcome>;
  /** @returns stops listening. */
  readonly onPush: (listener: (push: unknown) => void) => () => void;
  /** Where a `File` that the user gave the page lies; empty for one made in memory. Only Electron can tell. */
  readonly pathOf?: (file: object) => string;
}

/** The same with the contract's types: what views and controllers use. */
export interface LongtakeHost {
  /** @throws Fault */
  readonly invoke: <C extends CommandName>(command: C, args: ArgsOf<C>) => Promise<AnswerOf<C>>;
  readonly onPush: (listener: (push: Push) => void) => () => void;
}

/** Page to host over a wire that carries bytes. */
export const InvokeMessageSchema = v.object({
  id: v.pipe(v.number(), v.integer(), v.minValue(0)),
  command: CommandNameSchema,
  args: v.unknown(),
});
export type InvokeMessage = v.InferOutput<typeof InvokeMessageSchema>;

const OutcomeSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), fault: FaultValueSchema }),
]);

/** Host to page over a wire that carries bytes; a push's content is parsed by `host`. */
export const WireMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('answer'), id: v.number(), outcome: OutcomeSchema }),
  v.object({ kind: v.literal('push'), push: v.unknown() }),
]);
export type WireMessage = v.InferOutput<typeof WireMessageSchema>;

/** @throws Fault for arguments the command does not take. */
export function parseArgs<C extends CommandName>(command: C, args: unknown): ArgsOf<C> {
  return parseWith(commands[command].args, args, { what: `What ${command} was given` });
}

/** @throws Fault: the host's own, or one about an answer that makes no sense. */
export function parseOutcome<C extends CommandName>(command: C, outcome: unknown): AnswerOf<C> {
  const what = `The answer to ${command}`;
  const parsed = parseWith(OutcomeSchema, outcome, { what, reason: 'failed' });
  if (!parsed.ok) throw new Fault(parsed.fault.reason, parsed.fault.message);
  return parseWith(commands[command].answer, parsed.value, { what, reason: 'failed' });
}
