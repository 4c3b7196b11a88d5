/** Tells the page what it did not ask for, while there is a page. */
import type { WebContents } from 'electron';
import type { Push } from '../../contract/window/pushes.ts';
import { PUSH_CHANNEL } from './channels.ts';

export type PushTarget = Pick<WebContents, 'send' | 'isDestroyed' | 'executeJavaScript'>;

export function createPush(contents: PushTarget): (push: Push) => void {
  return (push) => {
    if (contents.isDestroyed()) return;
    if (push.kind !== 'action' || push.action !== 'full-screen') {
      contents.send(PUSH_CHANNEL, push);
      return;
    }
    // A page may fill the screen only after a gesture, and a click in the menu is none of its own: lend it one.
    const isGesture = true;
    const tell = () => {
      if (!contents.isDestroyed()) contents.send(PUSH_CHANNEL, push);
    };
    contents.executeJavaScript('void 0', isGesture).then(tell, tell);
  };
}
