/**
 * Attack: a message that names another command, or carries what a command does not take. Checklist 17 and 20: one
 * channel, whose sender, command and arguments are checked before a service hears of them.
 */
import { Fault, toFault } from '../../contract/fault.ts';
import { parseWith } from '../../contract/parse.ts';
import {
  CommandNameSchema,
  type CommandHandlers,
  type CommandName,
} from '../../contract/window/commands.ts';
import { parseArgs, type Outcome } from '../../contract/window/host.ts';
import { INVOKE_CHANNEL } from './channels.ts';
import type { Sender } from './trusted-sender.ts';

/** Electron's `ipcMain`, for one channel. */
export interface Invokable {
  readonly handle: (
    channel: string,
    listener: (event: Sender, command: unknown, args: unknown) => Promise<Outcome>,
  ) => void;
}

export interface CommandService {
  readonly handlers: CommandHandlers;
  readonly isTrusted: (sender: Sender) => boolean;
  /** What no one expected, for the terminal. */
  readonly onBug: (error: unknown) => void;
}

export function serveCommands(ipcMain: Invokable, service: CommandService): void {
  ipcMain.handle(INVOKE_CHANNEL, async (event, command, args): Promise<Outcome> => {
    try {
      if (!service.isTrusted(event)) {
        throw new Fault('bad-input', 'Only the window of Longtake may give commands.');
      }
      const name = parseWith(CommandNameSchema, command, { what: 'The command' });
      return { ok: true, value: await run(service.handlers, name, args) };
    } catch (error) {
      if (!(error instanceof Fault)) service.onBug(error);
      const { reason, message } = toFault(error);
      return { ok: false, fault: { reason, message } };
    }
  });
}

function run<C extends CommandName>(
  handlers: CommandHandlers,
  command: C,
  args: unknown,
): Promise<unknown> {
  return handlers[command](parseArgs(command, args));
}
