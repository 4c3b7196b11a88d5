/** A window: keeps what was done to it, in order, and the page it was given. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { FakeContents } from './fake-contents.ts';

type Told = Pick<
  BrowserWindow,
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'restore'
  | 'show'
  | 'focus'
  | 'maximize'
  | 'loadURL'
  | 'getNormalBounds'
>;

export class FakeWindow extends EventEmitter implements Told {
  readonly calls: string[] = [];
  readonly webContents = new FakeContents();
  readonly options: BrowserWindowConstructorOptions;
  isMin = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
  }

  isMinimized(): boolean {
    return this.isMin;
  }

  isMaximized(): boolean {
    return this.calls.includes('maximize');
  }

  isDestroyed(): boolean {
    return false;
  }

  getNormalBounds() {
    return { x: 0, y: 0, width: 1280, height: 800 };
  }

  restore(): void {
    this.calls.push('restore');
  }

  show(): void {
    this.calls.push('show');
  }

  focus(): void {
    this.calls.push('focus');
  }

  maximize(): void {
    this.calls.push('maximize');
  }

  loadURL(address: string): Promise<void> {
    this.calls.push(`load ${address}`);
    return Promise.resolve();
  }
}
