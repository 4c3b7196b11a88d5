/** The one origin of the Electron window, and the one question every policy here asks: is this address ours? */

export const SCHEME = 'longtake';
const HOST = 'app';
export const ORIGIN = `${SCHEME}://${HOST}`;

/** Parsed, never compared as text: `longtake://app.evil` and `longtake://app@evil` begin like ours. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${SCHEME}:` && url.host === HOST;
}
