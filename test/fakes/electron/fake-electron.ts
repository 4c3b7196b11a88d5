/** The whole of Electron that main/electron.ts imports: what it is given stays to be asked. */
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { FakeApp } from './fake-app.ts';
import { FakeIpcMain } from './fake-ipc.ts';
import { FakeMenus, FakeTray } from './fake-menu.ts';
import { FakeProtocol } from './fake-protocol.ts';
import { FakeSession } from './fake-session.ts';
import { FakeWindow } from './fake-window.ts';

const workArea = { x: 0, y: 0, width: 1920, height: 1040 };

export function createFakeElectron() {
  const windows: FakeWindow[] = [];
  const trays: FakeTray[] = [];
  /** Sentences shown in error boxes. */
  const errors: string[] = [];
  /** Files shown in the file manager. */
  const revealed: string[] = [];
  const session = new FakeSession();
  const module = {
    app: new FakeApp(),
    BrowserWindow: class extends FakeWindow {
      constructor(options: BrowserWindowConstructorOptions) {
        super(options);
        windows.push(this);
      }
    },
    dialog: {
      showErrorBox: (_title: string, content: string) => {
        errors.push(content);
      },
    },
    ipcMain: new FakeIpcMain(),
    Menu: new FakeMenus(),
    powerMonitor: new EventEmitter(),
    protocol: new FakeProtocol(),
    screen: {
      getPrimaryDisplay: () => ({ workArea }),
      getAllDisplays: () => [{ workArea }],
    },
    session: { defaultSession: session },
    shell: {
      showItemInFolder: (path: string) => {
        revealed.push(path);
      },
    },
    systemPreferences: { askForMediaAccess: () => Promise.resolve(true) },
    Tray: class extends FakeTray {
      constructor(icon: string) {
        super(icon);
        trays.push(this);
      }
    },
  };
  return { module, session, windows, trays, errors, revealed };
}

export type FakeElectron = ReturnType<typeof createFakeElectron>;
