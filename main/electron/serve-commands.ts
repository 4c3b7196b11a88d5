/**
 * Attack: a message from someone else, for another command, or with what a command does not take. Checklist 17 and 20:
 * one channel; the sender is checked here, command and arguments by the services' own door, which all hosts share.
 */
import type { Outcome } from '../../contract/window/host.ts';
import type { PageCommands } from '../services/window/page-commands.ts';
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
  readonly isTrusted: (sender: Sender) => boolean;
  /** Those of the page that is there now. */
  readonly commands: () => Pick<PageCommands, 'invoke'>;
}

const refusal: Outcome = {
  ok: false,
  fault: { reason: 'bad-input', message: 'Only the window of Longtake may give commands.' },
};

/** What fails is a value, never a rejection: Electron would pass on nothing of an error but its message. */
export function serveCommands(ipcMain: Invokable, service: CommandService): void {
  ipcMain.handle(INVOKE_CHANNEL, (event, command, args) =>
    service.isTrusted(event) ? service.commands().invoke(command, args) : Promise.resolve(refusal),
  );
}
