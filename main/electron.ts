/**
 * The Electron host: one window on our page, in the order in which its policies must stand. Each is a module of
 * main/electron/ that names the attack or the need it answers; docs/security.md holds them against the checklist.
 */
import { basename, dirname, join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
} from 'electron';
import { exitCodeOf, Fault, toFault } from '../contract/fault.ts';
import { parseStartOptions, START_OPTIONS_VARIABLE } from '../contract/window/start-options.ts';
import { ORIGIN } from './electron/address.ts';
import { setAppId } from './electron/app-id.ts';
import { bringForward } from './electron/bring-forward.ts';
import { createCameraAccess } from './electron/camera-access.ts';
import { closeInOrder } from './electron/close-in-order.ts';
import { refuseForeignRequests } from './electron/foreign-requests.ts';
import { readKernelSetting, sandboxRefusal } from './electron/linux-sandbox.ts';
import { lockContents } from './electron/lock-contents.ts';
import { setMenu } from './electron/menu.ts';
import { followPage } from './electron/page-lifetime.ts';
import { limitPermissions } from './electron/permissions.ts';
import { tellOfWaking } from './electron/power.ts';
import { setProfileFolder } from './electron/profile-folder.ts';
import { createPush } from './electron/push.ts';
import { quietBrowser } from './electron/quiet-browser.ts';
import { registerScheme } from './electron/scheme.ts';
import { serveApp } from './electron/serve-app.ts';
import { serveCommands } from './electron/serve-commands.ts';
import { showWhenReady } from './electron/show-when-ready.ts';
import { claimSingleInstance } from './electron/single-instance.ts';
import { serveTray, trayIcon } from './electron/tray.ts';
import { isTrustedSender, type Sender } from './electron/trusted-sender.ts';
import { windowOptions } from './electron/window-options.ts';
import { readPlacement, rememberPlacement, workAreas } from './electron/window-state.ts';
import { places } from './places.ts';
import { createLentFiles } from './services/web-host/lent-files.ts';
import { requirePage } from './services/web-host/serve-page.ts';
import { acquireInstanceLock } from './services/window/instance-lock.ts';
import { createPageCommands } from './services/window/page-commands.ts';
import { settingsFolder } from './services/window/settings-folder.ts';
import { createWindowServices } from './services/window/window-services.ts';

const { platform } = process;
const PAGE = 'window.html';
const pageAddress = `${ORIGIN}/${PAGE}`;
const settings = settingsFolder();
const icons = join(import.meta.dirname, 'electron/icons');

const say = (message: string) => process.stderr.write(`longtake: ${message}\n`);

/** What keeps the window from opening, where the user sees it, started from a terminal or not. */
function fail(error: unknown): void {
  const { message } = toFault(error);
  say(message);
  dialog.showErrorBox('Longtake', message);
  app.exit(exitCodeOf(error));
}

const reveal = (path: string) => {
  shell.showItemInFolder(path);
};

let window: BrowserWindow | null = null;
const open = () => {
  if (window !== null && !window.isDestroyed()) bringForward(window);
};

setProfileFolder(app, settings);
setAppId(app, platform);
app.enableSandbox();
registerScheme(protocol);
quietBrowser(app.commandLine);
lockContents(app, pageAddress);

const refusal = sandboxRefusal({
  platform,
  isSandboxOff: app.commandLine.hasSwitch('no-sandbox'),
  isRoot: process.getuid?.() === 0,
  readSetting: readKernelSetting,
});
if (refusal !== null) {
  fail(new Fault('unsupported', refusal));
} else if (!claimSingleInstance(app, open)) {
  say('Longtake is open already; its window comes to the front.');
  app.quit();
} else {
  // Never awaited here: the app is ready only after this module has ended.
  app.whenReady().then(openWindow).catch(fail);
}

async function openWindow(): Promise<void> {
  const start = parseStartOptions(process.env[START_OPTIONS_VARIABLE]);
  const { renderer, preload } = places;
  requirePage(renderer, PAGE);
  requirePage(dirname(preload), basename(preload));
  const lock = await acquireInstanceLock(settings);
  const files = createLentFiles();
  const { defaultSession } = session;
  limitPermissions(defaultSession, createCameraAccess(systemPreferences, platform));
  refuseForeignRequests(defaultSession.webRequest);
  serveApp(protocol, { root: renderer, files });

  const { isPackaged } = app;
  const placement = readPlacement(settings, workAreas(screen));
  const icon = join(icons, 'app.png');
  const opened = new BrowserWindow(windowOptions({ preload, isPackaged, icon, placement }));
  window = opened;
  showWhenReady(opened, placement);
  rememberPlacement(opened, settings, say);

  // A window that is closed while its page loads has not failed.
  const load = () =>
    opened.loadURL(pageAddress).catch((error: unknown) => {
      if (!opened.isDestroyed()) fail(error);
    });

  const { webContents } = opened;
  const push = createPush(webContents);
  const quit = () => {
    app.quit();
  };
  const tray = new Tray(join(icons, trayIcon(platform)));
  const onStatus = serveTray({ tray, menus: Menu, push, open, quit });
  const services = createWindowServices({ files, host: 'electron', start, push, onStatus, reveal });
  const page = followPage(webContents, {
    begin: () => createPageCommands(services.handlers),
    onDied: (reason) => {
      const message = `The page of Longtake ended unexpectedly (${reason}); it is opened anew.`;
      dialog.showErrorBox('Longtake', message);
      void load();
    },
  });
  const { id } = webContents;
  const isTrusted = (sender: Sender) => isTrustedSender(sender, { id });
  serveCommands(ipcMain, { isTrusted, commands: page.commands });
  closeInOrder(app, {
    steps: [page.close, services.close, lock.release],
    onBug: console.error,
  });
  setMenu(Menu, { platform, isPackaged, push });
  tellOfWaking(powerMonitor, push);
  await load();
}
