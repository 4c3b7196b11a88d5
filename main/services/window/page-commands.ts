/** One page's use of the window's commands: every message parsed, every failure a value, its sessions, recordings and label files ended with it. */
import * as v from 'valibot';
import { Fault, toFault } from '../../../contract/fault.ts';
import {
  CommandNameSchema,
  type AnswerOf,
  type ArgsOf,
  type CommandHandlers,
  type CommandName,
} from '../../../contract/window/commands.ts';
import { parseArgs, type Outcome } from '../../../contract/window/host.ts';

export interface PageCommands {
  /** Never rejects; an unknown command and arguments that make no sense are refused as well. */
  readonly invoke: (command: unknown, args: unknown) => Promise<Outcome>;
  /** The page is gone: ends the sessions and recordings it began. Never rejects. */
  readonly close: () => Promise<void>;
}

export function createPageCommands(handlers: CommandHandlers): PageCommands {
  const sessions = new Set<number>();
  const recordings = ownRecordings(handlers);
  const videos = ownVideos(handlers);
  let isClosed = false;
  const end = async (session: number): Promise<void> => {
    sessions.delete(session);
    await handlers['watch.end']({ session });
  };
  const owning = async <P extends { readonly session: number }>(begun: Promise<P>): Promise<P> => {
    const plan = await begun;
    sessions.add(plan.session);
    if (isClosed) await end(plan.session);
    return plan;
  };
  const own: CommandHandlers = {
    ...handlers,
    'watch.begin': (args) => owning(handlers['watch.begin'](args)),
    'self-test.begin': (args) => owning(handlers['self-test.begin'](args)),
    'watch.end': async ({ session }) => {
      await end(session);
      return {};
    },
    ...recordings.commands,
    ...videos.commands,
  };
  return {
    async invoke(command, args) {
      try {
        return { ok: true, value: await run(own, knownCommand(command), args) };
      } catch (error) {
        const { reason, message } = toFault(error);
        return { ok: false, fault: { reason, message } };
      }
    },
    async close() {
      isClosed = true;
      await Promise.allSettled([...[...sessions].map(end), recordings.close(), videos.close()]);
    },
  };
}

/** What the page recorded is kept, also where it left in the middle. */
function ownRecordings(handlers: CommandHandlers) {
  const own = new Set<number>();
  let isClosed = false;
  const over = <C extends 'record.end' | 'record.discard'>(command: C) => {
    return (args: ArgsOf<C>) => {
      own.delete(args.recording);
      return handlers[command](args);
    };
  };
  return {
    commands: {
      'record.begin': async (args: ArgsOf<'record.begin'>) => {
        const begun = await handlers['record.begin'](args);
        own.add(begun.recording);
        if (isClosed) await handlers['record.end'](begun);
        return begun;
      },
      'record.end': over('record.end'),
      'record.discard': over('record.discard'),
    },
    async close() {
      isClosed = true;
      const ends = [...own].map((recording) => handlers['record.end']({ recording }));
      await Promise.allSettled(ends);
    },
  };
}

/** What the page did not finish labelling is forgotten with it. */
function ownVideos(handlers: CommandHandlers) {
  const own = new Set<number>();
  let isClosed = false;
  const end = (session: number) => {
    own.delete(session);
    return handlers['videos.end']({ session });
  };
  return {
    commands: {
      'videos.begin': async (args: ArgsOf<'videos.begin'>) => {
        const plan = await handlers['videos.begin'](args);
        own.add(plan.session);
        if (isClosed) await end(plan.session);
        return plan;
      },
      'videos.end': ({ session }: ArgsOf<'videos.end'>) => end(session),
    },
    async close() {
      isClosed = true;
      await Promise.allSettled([...own].map(end));
    },
  };
}

function knownCommand(command: unknown): CommandName {
  const parsed = v.safeParse(CommandNameSchema, command);
  if (parsed.success) return parsed.output;
  const name = typeof command === 'string' ? ` "${command.slice(0, 80)}"` : '';
  throw new Fault('bad-input', `There is no command${name} of the window; reload it.`);
}

function run<C extends CommandName>(
  handlers: CommandHandlers,
  command: C,
  args: unknown,
): Promise<AnswerOf<C>> {
  const handle: CommandHandlers[C] = handlers[command];
  return handle(parseArgs(command, args));
}
