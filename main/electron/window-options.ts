/** Need: one window that is never smaller than its page can be used, and never shown white before the page is there. */
import type { BrowserWindowConstructorOptions } from 'electron';
import { webPreferences, type PageNeeds } from './web-preferences.ts';
import { MIN_SIZE, type Placement } from './window-state.ts';

export interface WindowNeeds extends PageNeeds {
  readonly placement: Placement;
  /** For systems that take a window's icon from the window. */
  readonly icon: string;
}

export function windowOptions(needs: WindowNeeds): BrowserWindowConstructorOptions {
  const { x, y, width, height } = needs.placement;
  return {
    ...(x === undefined || y === undefined ? {} : { x, y }),
    width,
    height,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Longtake',
    icon: needs.icon,
    webPreferences: webPreferences(needs),
  };
}
