/** The main process's end of the channel: what a frame sends is answered by the handler that was set for it. */
import type { Outcome } from '../../../contract/window/host.ts';
import type { Invokable } from '../../../main/electron/serve-commands.ts';
import type { Sender } from '../../../main/electron/trusted-sender.ts';

type Listener = Parameters<Invokable['handle']>[1];

export class FakeIpcMain implements Invokable {
  readonly listeners = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    this.listeners.set(channel, listener);
  }

  invoke(sender: Sender, command: unknown, args: unknown): Promise<Outcome> {
    const listener = this.listeners.get('longtake:invoke');
    if (listener === undefined) throw new Error('No handler is registered.');
    return listener(sender, command, args);
  }
}

export const ourFrame: Sender = {
  sender: { id: 1 },
  senderFrame: { url: 'longtake://app/window.html', parent: null },
};
