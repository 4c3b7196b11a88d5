/** A page as the main process knows it: it emits what a test says it does, and keeps what it was told. */
import { EventEmitter } from 'node:events';
import type { Event, HandlerDetails, WebContents, WindowOpenHandlerResponse } from 'electron';

type Told = Pick<
  WebContents,
  | 'id'
  | 'send'
  | 'isDestroyed'
  | 'executeJavaScript'
  | 'setWindowOpenHandler'
  | 'setWebRTCIPHandlingPolicy'
>;

export class FakeContents extends EventEmitter implements Told {
  readonly id: number;
  readonly sent: unknown[][] = [];
  readonly scripts: { readonly code: string; readonly isGesture: boolean }[] = [];
  isGone = false;
  peerPolicy = 'default';
  openWindow: (details: HandlerDetails) => WindowOpenHandlerResponse = () => ({ action: 'allow' });

  constructor(id = 1) {
    super();
    this.id = id;
  }

  send(channel: string, ...args: unknown[]): void {
    this.sent.push([channel, ...args]);
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  executeJavaScript(code: string, isGesture = false): Promise<unknown> {
    this.scripts.push({ code, isGesture });
    return Promise.resolve();
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openWindow = handler;
  }

  setWebRTCIPHandlingPolicy(policy: Parameters<WebContents['setWebRTCIPHandlingPolicy']>[0]): void {
    this.peerPolicy = policy;
  }
}

/** An event that can be prevented, with what it carries. */
export function fakeEvent<T extends object>(params: T): Event<T> {
  let isPrevented = false;
  return {
    ...params,
    preventDefault: () => {
      isPrevented = true;
    },
    get defaultPrevented() {
      return isPrevented;
    },
  };
}
