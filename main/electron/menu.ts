/** Need: what one does all day is in the menu, with its keys; the rest is the system's own editing and window items. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Push } from '../../contract/window/pushes.ts';

type Action = Extract<Push, { kind: 'action' }>['action'];

/** A submenu is always a list here, and a click needs nothing. */
export interface MenuItem extends Omit<MenuItemConstructorOptions, 'submenu' | 'click'> {
  readonly submenu?: MenuItem[];
  readonly click?: () => void;
}

export interface MenuNeeds {
  readonly platform: NodeJS.Platform;
  /** An installed app has no items for its developers. */
  readonly isPackaged: boolean;
  readonly push: (push: Push) => void;
}

function menuTemplate({ platform, isPackaged, push }: MenuNeeds): MenuItem[] {
  const isMac = platform === 'darwin';
  const action = (label: string, name: Action, accelerator: string): MenuItem => ({
    label,
    accelerator,
    click: () => {
      push({ kind: 'action', action: name });
    },
  });
  const line: MenuItem = { type: 'separator' };
  const settings = action('Settings', 'settings', 'CmdOrCtrl+,');
  const file: MenuItem = { label: 'File', submenu: [settings, line, { role: 'quit' }] };
  // The page's own keys stay the page's: a menu would take them out of its text fields.
  const watch = [
    action('Start or stop watching', 'toggle-watching', 'CmdOrCtrl+Return'),
    action('Reset the memory', 'reset', 'CmdOrCtrl+Shift+R'),
    action('Keep the log of this session', 'keep-log', 'CmdOrCtrl+Shift+K'),
  ];
  const view: MenuItem[] = [
    action('Full screen', 'full-screen', isMac ? 'Ctrl+Command+F' : 'F11'),
    line,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
  ];
  const developer: MenuItem[] = isPackaged
    ? []
    : [line, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    isMac ? appMenu(settings) : file,
    { role: 'editMenu' },
    { label: 'Watch', submenu: watch },
    { label: 'View', submenu: [...view, ...developer] },
    { role: 'windowMenu' },
    { role: 'help', submenu: [action('Keys', 'keys', 'F1')] },
  ];
}

/** On macOS the first menu is the program's, and holds its settings. */
function appMenu(settings: MenuItem): MenuItem {
  const line: MenuItem = { type: 'separator' };
  return {
    label: 'Longtake',
    submenu: [
      { role: 'about' },
      line,
      settings,
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
}

/** Electron's `Menu`, whatever kind of menu it builds. */
export interface MenuBuilder<M> {
  readonly buildFromTemplate: (template: MenuItem[]) => M;
  readonly setApplicationMenu: (menu: M) => void;
}

export function setMenu<M>(menus: MenuBuilder<M>, needs: MenuNeeds): void {
  menus.setApplicationMenu(menus.buildFromTemplate(menuTemplate(needs)));
}
