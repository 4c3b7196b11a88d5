/** Menus and a tray that are what they were built from. */
import { EventEmitter } from 'node:events';
import type { Tray } from 'electron';
import type { MenuBuilder, MenuItem } from '../../../main/electron/menu.ts';

export interface FakeMenu {
  readonly items: readonly MenuItem[];
}

export class FakeMenus implements MenuBuilder<FakeMenu> {
  application: FakeMenu | null = null;
  built = 0;

  buildFromTemplate(items: MenuItem[]): FakeMenu {
    this.built += 1;
    return { items };
  }

  setApplicationMenu(menu: FakeMenu): void {
    this.application = menu;
  }
}

export class FakeTray extends EventEmitter implements Pick<Tray, 'setToolTip'> {
  toolTip = '';
  menu: FakeMenu = { items: [] };
  readonly icon: string;

  constructor(icon = '') {
    super();
    this.icon = icon;
  }

  setToolTip(text: string): void {
    this.toolTip = text;
  }

  setContextMenu(menu: FakeMenu): void {
    this.menu = menu;
  }
}

/** @returns every item with a label, however deep, by it. */
export function itemsByLabel(items: readonly MenuItem[]): ReadonlyMap<string, MenuItem> {
  const found = new Map<string, MenuItem>();
  for (const item of items) {
    if (item.label !== undefined) found.set(item.label, item);
    for (const [label, inner] of itemsByLabel(item.submenu ?? [])) found.set(label, inner);
  }
  return found;
}
