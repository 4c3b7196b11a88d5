/** Turns what a host pushes into pushes: one that makes no sense is logged and left. */
import * as v from 'valibot';
import { PushSchema, type Push } from '../../contract/window/pushes.ts';

/** @returns a listener for unparsed pushes. */
export function parsingPushes(listener: (push: Push) => void): (push: unknown) => void {
  return (push) => {
    const parsed = v.safeParse(PushSchema, push);
    if (parsed.success) listener(parsed.output);
    else console.error('A push that makes no sense was left:', push, parsed.issues[0].message);
  };
}
