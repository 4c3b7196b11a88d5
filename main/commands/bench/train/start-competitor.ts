/** Starts a competitor's process and speaks with it: one line there, one line back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Fault } from '../../../../contract/fault.ts';
import { parseJsonWith } from '../../../../contract/parse.ts';
import { PassedSchema, ReadySchema, type Passed, type Round } from './task.ts';

export interface CompetitorProcess {
  readonly versions: Readonly<Record<string, string>>;
  pass(round: Round): Promise<Passed>;
  /** Ends it and waits for that. */
  end(): Promise<void>;
}

export interface CompetitorProgram {
  /** As its figures name it. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Its first line of input. */
  readonly order: unknown;
}

/** How much of what a failed competitor said last is handed on. */
const LAST_WORDS = 300;

/** @throws Fault 'failed' with what the process said last, when it cannot compete. */
export async function startCompetitor({
  name,
  command,
  args,
  order,
}: CompetitorProgram): Promise<CompetitorProcess> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const closed = once(child, 'close').then(
    () => undefined,
    () => undefined, // a program that is not there; the line it owes never comes
  );
  let lastWords = '';
  child.on('error', (error) => (lastWords += error.message));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  child.stdin.on('error', () => undefined); // its end is noticed by the missing answer
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  async function ask(question: unknown): Promise<string> {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await answers.next();
    if (done !== true) return value;
    await closed;
    const why = lastWords.trim().split('\n').at(-1) ?? '';
    throw new Fault('failed', `${name} could not be measured: ${why || 'its process ended'}`);
  }

  const what = `The answer of ${name}`;
  const { versions } = parseJsonWith(ReadySchema, await ask(order), { what, reason: 'failed' });
  return {
    versions,
    async pass(round) {
      return parseJsonWith(PassedSchema, await ask(round), { what, reason: 'failed' });
    },
    async end() {
      child.stdin.end();
      await closed;
    },
  };
}
