/**
 * Attack: a frame or page of someone else's that speaks to the main process. Checklist 17: a message counts only from
 * the top frame of our window, showing our own page.
 */
import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { isOurs } from './address.ts';

/** Who sent a message. The frame is null once it has gone or moved on. */
export interface Sender {
  readonly sender: Pick<IpcMainInvokeEvent['sender'], 'id'>;
  readonly senderFrame: (Pick<WebFrameMain, 'url'> & { readonly parent: unknown }) | null;
}

export function isTrustedSender(
  { sender, senderFrame }: Sender,
  window: Pick<WebContents, 'id'>,
): boolean {
  if (senderFrame === null || sender.id !== window.id) return false;
  return senderFrame.parent === null && isOurs(senderFrame.url);
}
