/**
 * Attack: a page that gets hold of Electron's own interfaces. Checklist 20: three functions on `window.longtake`, two
 * bound to a channel each and one that tells where a file lies which the user gave the page; no event of Electron's
 * reaches the page. Built to one plain file by tools/build-preload.ts.
 */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { HostBridge, Outcome } from '../../contract/window/host.ts';
import { INVOKE_CHANNEL, PUSH_CHANNEL } from './channels.ts';

const bridge: HostBridge = {
  invoke: (command, args) => ipcRenderer.invoke(INVOKE_CHANNEL, command, args) as Promise<Outcome>,
  onPush(listener) {
    const hear = (_event: IpcRendererEvent, push: unknown) => {
      listener(push);
    };
    ipcRenderer.on(PUSH_CHANNEL, hear);
    return () => {
      ipcRenderer.off(PUSH_CHANNEL, hear);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file as File),
};

contextBridge.exposeInMainWorld('longtake', bridge);
