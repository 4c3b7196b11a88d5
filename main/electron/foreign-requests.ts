/**
 * Attack: pictures or words that leave the machine, by a script, a package or a forgotten address. Checklist 1: not
 * even secure content of others is loaded; every request that is not for our own files is cancelled.
 */
import type { WebRequest } from 'electron';
import { isOurs } from './address.ts';

export function refuseForeignRequests(webRequest: Pick<WebRequest, 'onBeforeRequest'>): void {
  webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !staysHere(url) });
  });
}

/** What a page makes itself (`blob:`, `data:`) goes nowhere; the inspector's own pages lie in Electron. */
function staysHere(url: string): boolean {
  if (url.startsWith('blob:')) return isOurs(url.slice('blob:'.length));
  return isOurs(url) || url.startsWith('data:') || url.startsWith('devtools:');
}
