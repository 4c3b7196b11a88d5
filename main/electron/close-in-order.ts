/** Need: closing the window ends the program and turns the camera off; a log that is being kept is closed first. */
import type { App, Event } from 'electron';
import type { Emits } from './emits.ts';

export type Closing = Pick<App, 'quit' | 'exit'> &
  Emits<'window-all-closed'> &
  Emits<'will-quit', [event: Event]>;

/** @param close ends the services; that it fails is told, and ends the program all the same. */
export function closeInOrder(
  app: Closing,
  close: () => Promise<void>,
  onBug: (error: unknown) => void,
): void {
  let closing: Promise<void> | null = null;
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    closing ??= close()
      .catch(onBug)
      .then(() => {
        app.exit(0);
      });
  });
}
