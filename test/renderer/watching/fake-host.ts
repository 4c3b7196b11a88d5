/** A host of the test's own: answers from a table of handlers, remembers what it was asked, pushes on demand. */
import { Fault } from '../../../contract/fault.ts';
import type { CommandHandlers, CommandName } from '../../../contract/window/commands.ts';
import type { LongtakeHost } from '../../../contract/window/host.ts';
import type { Push } from '../../../contract/window/pushes.ts';

export interface FakeHost extends LongtakeHost {
  readonly asked: { readonly command: CommandName; readonly args: unknown }[];
  /** The arguments of every call of one command. */
  readonly argsOf: (command: CommandName) => unknown[];
  readonly push: (push: Push) => void;
}

/** A command without a handler is refused. */
export function createFakeHost(handlers: Partial<CommandHandlers>): FakeHost {
  const asked: FakeHost['asked'] = [];
  const listeners = new Set<(push: Push) => void>();
  return {
    asked,
    argsOf: (command) => asked.filter((one) => one.command === command).map(({ args }) => args),
    invoke: async (command, args) => {
      // What crosses a border is a copy.
      asked.push({ command, args: structuredClone(args) });
      const handler = handlers[command];
      if (handler === undefined) throw new Fault('failed', `The test's host has no ${command}.`);
      return handler(args);
    },
    onPush(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    push: (push) => {
      listeners.forEach((listener) => {
        listener(push);
      });
    },
  };
}
