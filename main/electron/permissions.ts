/**
 * Attack: a script in the page that listens, looks at the screen, or asks for devices. Checklist 5: Electron grants
 * everything unless told otherwise, so both handlers are set, and all is denied but the camera and full screen.
 */
import type {
  FilesystemPermissionRequest,
  MediaAccessPermissionRequest,
  OpenExternalPermissionRequest,
  PermissionCheckHandlerHandlerDetails,
  PermissionRequest,
  Session,
} from 'electron';
import { isOurs, ORIGIN } from './address.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type Asked = Parameters<RequestHandler>[1];
type Checked = Parameters<CheckHandler>[1];
type RequestDetails =
  | PermissionRequest
  | FilesystemPermissionRequest
  | MediaAccessPermissionRequest
  | OpenExternalPermissionRequest;

/** A session's permissions. The page asking is known by its address; its `WebContents` are not needed. */
export interface Permissions {
  readonly setPermissionRequestHandler: (
    handler: (
      contents: unknown,
      permission: Asked,
      callback: (isGranted: boolean) => void,
      details: RequestDetails,
    ) => void,
  ) => void;
  readonly setPermissionCheckHandler: (
    handler: (
      contents: unknown,
      permission: Checked,
      requestingOrigin: string,
      details: PermissionCheckHandlerHandlerDetails,
    ) => boolean,
  ) => void;
  /** USB, HID and serial devices. */
  readonly setDevicePermissionHandler: (handler: () => boolean) => void;
}

/** @param allowCamera asks the system, where that is needed; false is its user's no. */
export function limitPermissions(session: Permissions, allowCamera: () => Promise<boolean>): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    if (!details.isMainFrame || !isOurs(details.requestingUrl)) callback(false);
    else if (permission === 'fullscreen') callback(true);
    else if (permission === 'media' && asksForVideoAlone(details)) answer(allowCamera(), callback);
    else callback(false);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    if (!details.isMainFrame || !isOurs(requestingOrigin)) return false;
    if (permission === 'fullscreen' || permission === 'automatic-fullscreen') return true;
    // The first check of a page names no type at all; the request after it does.
    return permission === 'media' && (details.mediaType ?? 'video') === 'video';
  });
  session.setDevicePermissionHandler(() => false);
}

/** Windows may send an empty list for the camera; sound stays out by the Permissions-Policy header as well. */
function asksForVideoAlone(details: RequestDetails): boolean {
  if ('securityOrigin' in details && !isOurs(details.securityOrigin ?? ORIGIN)) return false;
  const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
  return mediaTypes.every((type) => type === 'video');
}

function answer(allowed: Promise<boolean>, callback: (isGranted: boolean) => void): void {
  allowed.then(callback, () => {
    callback(false);
  });
}
