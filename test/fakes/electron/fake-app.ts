/** The app object: keeps what it was told, in order, and becomes ready when a test says so. */
import { EventEmitter } from 'node:events';
import type { App, CommandLine } from 'electron';

type Told = Pick<
  App,
  | 'setPath'
  | 'setAppUserModelId'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'isPackaged'
  | 'quit'
  | 'exit'
>;

export class FakeApp extends EventEmitter implements Told {
  /** What was called, and with what. */
  readonly calls: string[] = [];
  readonly switches = new Map<string, string>();
  isFirst = true;
  isPackaged = true;
  private readonly ready = Promise.withResolvers<undefined>();

  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      this.calls.push('appendSwitch');
      this.switches.set(name, value);
    },
    hasSwitch: (name: string): boolean => this.switches.has(name),
  } satisfies Pick<CommandLine, 'appendSwitch' | 'hasSwitch'>;

  setPath(name: string, path: string): void {
    this.calls.push(`setPath ${name} ${path}`);
  }

  setAppUserModelId(id: string): void {
    this.calls.push(`setAppUserModelId ${id}`);
  }

  enableSandbox(): void {
    this.calls.push('enableSandbox');
  }

  requestSingleInstanceLock(): boolean {
    this.calls.push('requestSingleInstanceLock');
    return this.isFirst;
  }

  async whenReady(): Promise<void> {
    await this.ready.promise;
  }

  becomeReady(): void {
    this.calls.push('ready');
    this.ready.resolve(undefined);
  }

  quit(): void {
    this.calls.push('quit');
  }

  exit(code = 0): void {
    this.calls.push(`exit ${String(code)}`);
    this.emit('fake-exit', code);
  }
}
