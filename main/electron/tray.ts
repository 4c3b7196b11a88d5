/** Need: what is happening can be read, and watching stopped, while the window is out of sight. */
import type { Tray } from 'electron';
import type { Push } from '../../contract/window/pushes.ts';
import type { WindowStatus } from '../../contract/window/watching.ts';
import type { Emits } from './emits.ts';
import type { MenuBuilder, MenuItem } from './menu.ts';

export interface TrayNeeds<M> {
  /** Made by the caller, who must hold on to it: a tray that is collected vanishes. */
  readonly tray: Pick<Tray, 'setToolTip'> &
    Emits<'click'> & { readonly setContextMenu: (menu: M) => void };
  readonly menus: Pick<MenuBuilder<M>, 'buildFromTemplate'>;
  readonly push: (push: Push) => void;
  readonly open: () => void;
  readonly quit: () => void;
}

/** macOS colours a template by itself; the name must end so. Electron finds the larger one beside it. */
export function trayIcon(platform: NodeJS.Platform): string {
  return platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
}

type Shown = Pick<WindowStatus, 'state' | 'label'>;

/** @returns tells the tray how the window fares. */
export function serveTray<M>(needs: TrayNeeds<M>): (status: Shown) => void {
  const { tray, menus } = needs;
  let shown: boolean | null = null;
  const show = ({ state, label }: Shown) => {
    tray.setToolTip(tooltip({ state, label }));
    const isWatching = state === 'starting' || state === 'live' || state === 'waiting';
    // A menu that is set anew closes under the hand that holds it open.
    if (isWatching === shown) return;
    shown = isWatching;
    tray.setContextMenu(
      menus.buildFromTemplate(trayTemplate(needs, isWatching ? 'watching' : 'idle')),
    );
  };
  tray.on('click', needs.open);
  show({ state: 'idle', label: null });
  return show;
}

function trayTemplate<M>(
  { open, push, quit }: TrayNeeds<M>,
  state: 'watching' | 'idle',
): MenuItem[] {
  const isWatching = state === 'watching';
  return [
    { label: 'Open Longtake', click: open },
    { type: 'separator' },
    {
      label: isWatching ? 'Stop watching' : 'Start watching',
      click: () => {
        push({ kind: 'action', action: 'toggle-watching' });
      },
    },
    {
      label: 'Reset the memory',
      enabled: isWatching,
      click: () => {
        push({ kind: 'action', action: 'reset' });
      },
    },
    { type: 'separator' },
    { label: 'Quit', click: quit },
  ];
}

const wordsOf = {
  idle: 'not watching',
  starting: 'starting',
  live: 'watching',
  waiting: 'waiting for the camera',
  failed: 'stopped by a problem; open the window',
} as const satisfies Record<WindowStatus['state'], string>;

function tooltip({ state, label }: Shown): string {
  return `Longtake: ${state === 'live' && label !== null ? label : wordsOf[state]}`;
}
