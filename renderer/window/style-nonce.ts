/** The nonce under which a style element may be added, as the host put it into the page. */
import { setNonce } from 'get-nonce';

/** For the parts of Mantine that add style elements without asking it: what locks scrolling under a dialog. */
export function shareStyleNonce(): void {
  setNonce(styleNonce());
}

export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
