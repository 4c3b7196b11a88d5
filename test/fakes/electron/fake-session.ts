/** A session: holds the handlers it is given, so that a test can ask them as Chromium would. */
import type { OnBeforeRequestListenerDetails, WebRequest, WebRequestFilter } from 'electron';
import type { Permissions } from '../../../main/electron/permissions.ts';

type RequestHandler = Parameters<Permissions['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Permissions['setPermissionCheckHandler']>[0];
type BeforeRequest = Parameters<WebRequest['onBeforeRequest']>[0];

export class FakeSession implements Permissions {
  private onRequest: RequestHandler | null = null;
  private onCheck: CheckHandler | null = null;
  private onDevice: (() => boolean) | null = null;
  private beforeRequest: BeforeRequest = null;

  readonly webRequest = {
    onBeforeRequest: (...args: [BeforeRequest] | [WebRequestFilter, BeforeRequest]): void => {
      this.beforeRequest = args.length === 1 ? args[0] : args[1];
    },
  } satisfies Pick<WebRequest, 'onBeforeRequest'>;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.onRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.onCheck = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.onDevice = handler;
  }

  /** Without a handler Electron grants, and so does this. */
  request(
    permission: Parameters<RequestHandler>[1],
    details: Parameters<RequestHandler>[3],
  ): Promise<boolean> {
    const handler = this.onRequest;
    if (handler === null) return Promise.resolve(true);
    return new Promise((resolve) => {
      handler(null, permission, resolve, details);
    });
  }

  check(
    permission: Parameters<CheckHandler>[1],
    origin: string,
    details: Parameters<CheckHandler>[3],
  ): boolean {
    return this.onCheck?.(null, permission, origin, details) ?? true;
  }

  device(): boolean {
    return this.onDevice?.() ?? true;
  }

  /** @returns whether a request to this address is cancelled. */
  isCancelled(url: string): boolean {
    const details: OnBeforeRequestListenerDetails = {
      id: 1,
      url,
      method: 'GET',
      resourceType: 'xhr',
      referrer: '',
      timestamp: 0,
      uploadData: [],
    };
    let isCancelled = false;
    this.beforeRequest?.(details, ({ cancel = false }) => {
      isCancelled = cancel;
    });
    return isCancelled;
  }
}
