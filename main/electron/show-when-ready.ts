/** Need: the first thing seen of the window is its page, not an empty frame that flashes. */
import type { BrowserWindow } from 'electron';
import type { Emits } from './emits.ts';
import type { Placement } from './window-state.ts';

export function showWhenReady(
  window: Pick<BrowserWindow, 'show' | 'maximize'> & Emits<'ready-to-show'>,
  { isMaximized }: Pick<Placement, 'isMaximized'>,
): void {
  window.on('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
}
