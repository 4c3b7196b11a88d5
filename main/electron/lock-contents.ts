/**
 * Attack: a page that leads elsewhere, opens a window, frames a stranger or reaches a peer. Checklist 11, 12, 13, 14 and
 * 15: no navigation, no second window, no `<webview>`, no address handed to the system; nor WebRTC, which no CSP covers.
 */
import type {
  Event,
  WebContents,
  WebContentsWillFrameNavigateEventParams,
  WebContentsWillNavigateEventParams,
  WebContentsWillRedirectEventParams,
} from 'electron';
import type { Emits } from './emits.ts';

/** One page, as far as it can lead anywhere. */
export type Contents = Emits<
  'will-navigate',
  [details: Event<Pick<WebContentsWillNavigateEventParams, 'url'>>]
> &
  Emits<
    'will-frame-navigate',
    [details: Event<Pick<WebContentsWillFrameNavigateEventParams, 'url' | 'isMainFrame'>>]
  > &
  Emits<'will-redirect', [details: Event<Pick<WebContentsWillRedirectEventParams, 'url'>>]> &
  Emits<'will-attach-webview', [event: Event]> &
  Pick<WebContents, 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>;

/** Every page there ever is, the inspector's included, from the moment it exists. */
export function lockContents(
  app: Emits<'web-contents-created', [event: Event, contents: Contents]>,
  pageAddress: string,
): void {
  app.on('web-contents-created', (_event, contents) => {
    lock(contents, pageAddress);
  });
}

/** These events come for what a page does, not for `loadURL` of ours. A page may load itself anew, and no other. */
function lock(contents: Contents, pageAddress: string): void {
  const isPage = (url: string) => url.replace(/#.*$/u, '') === pageAddress;
  const stay = (event: Event<{ readonly url: string }>) => {
    if (!isPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
