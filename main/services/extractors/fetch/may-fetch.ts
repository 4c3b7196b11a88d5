/** Which addresses a file may come from: https anywhere, plain http only from this very machine. */

export function mayFetch(url: URL): boolean {
  const isSecure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return isSecure && url.username === '' && url.password === '';
}

/** A literal address of this machine; a name could lead anywhere. */
export function isLoopback({ hostname }: URL): boolean {
  return /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]';
}
