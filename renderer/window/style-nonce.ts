/** The nonce under which a style element may be added, as the host put it into the page. */

export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
