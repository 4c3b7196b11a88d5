/** Need: closing the window ends the program and turns the camera off; a log that is being kept is closed first. */
import type { App, Event } from 'electron';
import type { Emits } from './emits.ts';

export type Closing = Pick<App, 'quit' | 'exit'> &
  Emits<'window-all-closed'> &
  Emits<'will-quit', [event: Event]>;

export interface Ending {
  /** One after the other; one that fails is told, and the rest go on. */
  readonly steps: readonly (() => Promise<void>)[];
  readonly onBug: (error: unknown) => void;
}

export function closeInOrder(app: Closing, ending: Ending): void {
  let closing: Promise<void> | null = null;
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    closing ??= run(ending).then(() => {
      app.exit(0);
    });
  });
}

async function run({ steps, onBug }: Ending): Promise<void> {
  for (const step of steps) await step().catch(onBug);
}
