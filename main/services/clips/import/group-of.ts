/** Which group (person, day, place) a clip belongs to, read off its path. */
import { Fault } from '../../../../contract/fault.ts';

export type GroupOf = (source: string) => string | null;

/**
 * The first capture group of the first match, or the whole match; null where nothing matches.
 * @throws Fault 'bad-input' for an invalid expression.
 */
export function createGroupOf(pattern: string | null): GroupOf {
  if (pattern === null) return () => null;
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, 'u');
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Fault(
      'bad-input',
      `"${pattern}" is not a regular expression (${said}): try for example --group-from 'p\\d\\d'.`,
      cause,
    );
  }
  return (source) => {
    const match = expression.exec(source);
    const group = match?.[1] ?? match?.[0] ?? '';
    return group === '' ? null : group;
  };
}
