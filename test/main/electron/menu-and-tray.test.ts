/** Menu and tray: each item pushes what it says, and the tray tells how the window fares. */
import { describe, expect, it } from 'vitest';
import type { Push } from '../../../contract/window/pushes.ts';
import { setMenu } from '../../../main/electron/menu.ts';
import { serveTray, trayIcon } from '../../../main/electron/tray.ts';
import {
  FakeMenus,
  FakeTray,
  itemsByLabel,
  type FakeMenu,
} from '../../fakes/electron/fake-menu.ts';

const mac = { platform: 'darwin', isPackaged: true } as const;
const pc = { platform: 'linux', isPackaged: true } as const;

function menuOf(needs: { platform: NodeJS.Platform; isPackaged: boolean }) {
  const menus = new FakeMenus();
  const pushes: Push[] = [];
  setMenu(menus, {
    ...needs,
    push: (push) => {
      pushes.push(push);
    },
  });
  const { items } = menus.application ?? { items: [] };
  return { items, byLabel: itemsByLabel(items), pushes };
}

const rolesIn = (items: FakeMenu['items']): string[] =>
  items.flatMap(({ role, submenu = [] }) => [
    ...(role === undefined ? [] : [role]),
    ...rolesIn(submenu),
  ]);

describe('the menu', () => {
  it.each([
    ['Start or stop watching', 'toggle-watching'],
    ['Reset the memory', 'reset'],
    ['Keep the log of this session', 'keep-log'],
    ['Full screen', 'full-screen'],
    ['Settings', 'settings'],
    ['Keys', 'keys'],
  ])('"%s" asks for %s', (label, action) => {
    for (const needs of [mac, pc]) {
      const { byLabel, pushes } = menuOf(needs);
      byLabel.get(label)?.click?.();
      expect(pushes).toEqual([{ kind: 'action', action }]);
    }
  });

  it('gives no two items the same keys', () => {
    for (const needs of [mac, pc]) {
      const keys = [...menuOf(needs).byLabel.values()].flatMap(
        ({ accelerator }) => accelerator ?? [],
      );
      expect(keys).toHaveLength(6);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('has the system’s own items, once each', () => {
    for (const needs of [mac, pc]) {
      const roles = rolesIn(menuOf(needs).items);
      expect(roles).toEqual(expect.arrayContaining(['editMenu', 'windowMenu', 'quit', 'help']));
      expect(new Set(roles).size).toBe(roles.length);
    }
    expect(menuOf(mac).items[0]?.label).toBe('Longtake');
    expect(menuOf(pc).items[0]?.label).toBe('File');
  });

  it('has the inspector for developers alone', () => {
    expect(rolesIn(menuOf(pc).items)).not.toContain('toggleDevTools');
    expect(rolesIn(menuOf(pc).items)).not.toContain('reload');
    expect(rolesIn(menuOf({ ...pc, isPackaged: false }).items)).toContain('toggleDevTools');
  });
});

describe('the tray', () => {
  function place() {
    const tray = new FakeTray();
    const menus = new FakeMenus();
    const did: string[] = [];
    const tell = serveTray({
      tray,
      menus,
      push: (push) => {
        did.push(push.kind === 'action' ? push.action : push.kind);
      },
      open: () => {
        did.push('open');
      },
      quit: () => {
        did.push('quit');
      },
    });
    return { tray, menus, did, tell, labels: () => [...itemsByLabel(tray.menu.items).keys()] };
  }

  it('says what is happening', () => {
    const { tray, tell } = place();
    expect(tray.toolTip).toBe('Longtake: not watching');
    tell({ state: 'live', label: 'waving' });
    expect(tray.toolTip).toBe('Longtake: waving');
    tell({ state: 'live', label: null });
    expect(tray.toolTip).toBe('Longtake: watching');
    tell({ state: 'waiting', label: 'waving' });
    expect(tray.toolTip).toBe('Longtake: waiting for the camera');
    tell({ state: 'failed', label: null });
    expect(tray.toolTip).toBe('Longtake: stopped by a problem; open the window');
  });

  it('offers to start, and to stop and reset while it watches', () => {
    const { tray, tell, labels } = place();
    expect(labels()).toEqual(['Open Longtake', 'Start watching', 'Reset the memory', 'Quit']);
    expect(itemsByLabel(tray.menu.items).get('Reset the memory')?.enabled).toBe(false);
    tell({ state: 'live', label: null });
    expect(labels()).toEqual(['Open Longtake', 'Stop watching', 'Reset the memory', 'Quit']);
    expect(itemsByLabel(tray.menu.items).get('Reset the memory')?.enabled).toBe(true);
  });

  it('does what its items say, and opens the window when clicked', () => {
    const { tray, did } = place();
    for (const item of tray.menu.items) item.click?.();
    tray.emit('click');
    expect(did).toEqual(['open', 'toggle-watching', 'reset', 'quit', 'open']);
  });

  it('builds a menu only when that changes', () => {
    const { menus, tell } = place();
    tell({ state: 'starting', label: null });
    for (let second = 0; second < 10; second += 1)
      tell({ state: 'live', label: `label ${second}` });
    expect(menus.built).toBe(2);
  });

  it('has an icon that each system can show', () => {
    expect([trayIcon('darwin'), trayIcon('linux')]).toEqual(['trayTemplate.png', 'tray.png']);
  });
});
