/** The window's preferences: the checklist's items that are one flag each. */
import { describe, expect, it } from 'vitest';
import { webPreferences } from '../../../main/electron/web-preferences.ts';
import { windowOptions } from '../../../main/electron/window-options.ts';

const needs = { preload: '/app/dist/electron/preload.cjs', isPackaged: true };

describe('the page', () => {
  it('is sandboxed, apart from the preload, without Node, with web security', () => {
    expect(webPreferences(needs)).toMatchObject({
      preload: needs.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(webPreferences(needs)).not.toHaveProperty('enableBlinkFeatures');
  });

  it('fetches no dictionary, and does not fall asleep while minimised', () => {
    expect(webPreferences(needs)).toMatchObject({ spellcheck: false, backgroundThrottling: false });
  });

  it('has an inspector for its developers alone', () => {
    expect(webPreferences(needs).devTools).toBe(false);
    expect(webPreferences({ ...needs, isPackaged: false }).devTools).toBe(true);
  });
});

it('the window carries these, is never too small, and is shown later', () => {
  const placement = { x: 5, y: 6, width: 1280, height: 800, isMaximized: true };
  const options = windowOptions({ ...needs, placement, icon: '/app/icon.png' });
  expect(options.webPreferences).toEqual(webPreferences(needs));
  expect(options).toMatchObject({
    x: 5,
    y: 6,
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
  });
});
