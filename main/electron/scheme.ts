/**
 * Need: a page from `file://` may read any file, has no response headers, and so no policy that covers its workers.
 * Checklist 18 (no file://) and 1 (secure content only): a scheme of our own that counts as secure.
 */
import type { Protocol } from 'electron';
import { SCHEME } from './address.ts';

/** Before the app is ready, and once. What is not named stays off: no CSP bypass, no service workers, no extensions. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  const privileges = {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    codeCache: true,
  };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}
