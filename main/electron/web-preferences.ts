/**
 * Attack: a script in the page that becomes a program. Checklist 2, 3, 4, 6, 8, 9, 10 and 11: no Node, a context of
 * the preload's own, the sandbox, web security on. Electron's defaults say the same; here a change of theirs is seen.
 */
import type { WebPreferences } from 'electron';

export interface PageNeeds {
  /** Absolute path of the built preload. */
  readonly preload: string;
  /** An installed app has no inspector. */
  readonly isPackaged: boolean;
}

export function webPreferences({ preload, isPackaged }: PageNeeds): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    devTools: !isPackaged,
    // Its dictionaries would come from Google.
    spellcheck: false,
    // The camera is watched while the window is minimised, too.
    backgroundThrottling: false,
  };
}
