/** Need: a page that is loaded anew, or has died, leaves sessions behind, and nobody but the host can end them. */
import type { Event, RenderProcessGoneDetails } from 'electron';
import type { PageCommands } from '../services/window/page-commands.ts';
import type { Emits } from './emits.ts';

export type LivingContents = Emits<'did-navigate'> &
  Emits<'render-process-gone', [event: Event, details: Pick<RenderProcessGoneDetails, 'reason'>]>;

export interface PageLifetime {
  /** Of the page that is there now. */
  readonly commands: () => PageCommands;
  readonly close: () => Promise<void>;
}

export interface Lives {
  /** The commands of one page, from its first to its last. */
  readonly begin: () => PageCommands;
  /** The page's process has ended by itself. */
  readonly onDied: (reason: string) => void;
}

export function followPage(contents: LivingContents, { begin, onDied }: Lives): PageLifetime {
  let current = begin();
  const next = () => {
    void current.close();
    current = begin();
  };
  contents.on('did-navigate', next);
  contents.on('render-process-gone', (_event, { reason }) => {
    next();
    if (reason !== 'clean-exit') onDied(reason);
  });
  return { commands: () => current, close: () => current.close() };
}
