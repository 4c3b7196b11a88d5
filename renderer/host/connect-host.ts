/** Finds the page's host, whichever it is, and gives it the contract's types. */
import { toFault } from '../../contract/fault.ts';
import { parseOutcome, type HostBridge, type LongtakeHost } from '../../contract/window/host.ts';
import { parsingPushes } from './parsing-pushes.ts';
import { openWebBridge } from './web-bridge.ts';

declare global {
  interface Window {
    /** Set by Electron's preload, else by the page itself once its wire stands. */
    longtake?: HostBridge;
  }
}

/** @throws Fault when there is no host, or none that answers. */
export async function connectHost(): Promise<LongtakeHost> {
  window.longtake ??= await openWebBridge(openSocket());
  return hostOver(window.longtake);
}

export function hostOver(bridge: HostBridge): LongtakeHost {
  return {
    async invoke(command, args) {
      // A host answers with outcomes; one that throws is broken, or gone.
      const outcome = await bridge.invoke(command, args).catch((error: unknown) => {
        throw toFault(error);
      });
      return parseOutcome(command, outcome);
    },
    onPush: (listener) => bridge.onPush(parsingPushes(listener)),
  };
}

function openSocket(): WebSocket {
  return new WebSocket(new URL('/window', location.href.replace(/^http/, 'ws')));
}
