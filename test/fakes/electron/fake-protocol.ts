/** The scheme's end of Chromium's loader: asks the handler as a page's request would. */
import type { CustomScheme, Protocol } from 'electron';

type Handler = Parameters<Protocol['handle']>[1];

export class FakeProtocol implements Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'> {
  schemes: CustomScheme[] = [];
  private readonly handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    this.schemes = schemes;
  }

  handle(scheme: string, handler: Handler): void {
    this.handlers.set(scheme, handler);
  }

  async fetch(address: string, init?: RequestInit): Promise<Response> {
    const handler = this.handlers.get(new URL(address).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`Nobody serves ${address}.`);
    return handler(new Request(address, init));
  }
}
