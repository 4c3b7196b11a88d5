/** Turns unknown values into typed ones, or into one sentence that names the place and the problem. */
import * as v from 'valibot';
import { Fault, type FaultReason } from './fault.ts';

export interface ParseContext {
  /** What is being read, as the user knows it: a path, an option, "message from the page". */
  readonly what: string;
  readonly reason?: FaultReason;
  /** Closing words that say what to do. */
  readonly advice?: string;
}

/** @throws Fault with the first problem found, its path and the advice of the context. */
export function parseWith<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  { what, reason = 'bad-input', advice }: ParseContext,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  const where = path === null ? '' : ` at "${path}"`;
  const ending = advice === undefined ? '' : ` ${advice}`;
  throw new Fault(reason, `${what} is not valid${where}: ${issue.message}.${ending}`);
}

/** Parses JSON text with the same one-sentence errors. */
export function parseJsonWith<S extends v.GenericSchema>(
  schema: S,
  text: string,
  context: ParseContext,
): v.InferOutput<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const ending = context.advice === undefined ? '' : ` ${context.advice}`;
    throw new Fault(
      context.reason ?? 'bad-input',
      `${context.what} is not valid JSON.${ending}`,
      cause,
    );
  }
  return parseWith(schema, value, context);
}
