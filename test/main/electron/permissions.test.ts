/** Permissions: the camera and full screen for our own page, and nothing for anybody else. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createCameraAccess } from '../../../main/electron/camera-access.ts';
import { limitPermissions } from '../../../main/electron/permissions.ts';
import { FakeSession } from '../../fakes/electron/fake-session.ts';

const page = 'longtake://app/window.html';
const ours = { isMainFrame: true, requestingUrl: page };
const origin = 'longtake://app/';

let session: FakeSession;
let systemSays: boolean | Error;
let asked: number;

beforeEach(() => {
  session = new FakeSession();
  systemSays = true;
  asked = 0;
  limitPermissions(session, () => {
    asked += 1;
    return systemSays instanceof Error ? Promise.reject(systemSays) : Promise.resolve(systemSays);
  });
});

describe('a request', () => {
  it('for the camera is granted, with the list that Windows leaves empty as well', async () => {
    expect(await session.request('media', { ...ours, mediaTypes: ['video'] })).toBe(true);
    expect(await session.request('media', { ...ours, mediaTypes: [] })).toBe(true);
    expect(await session.request('media', ours)).toBe(true);
    expect(asked).toBe(3);
  });

  it('for the camera is denied where the system’s user says no, or cannot be asked', async () => {
    systemSays = false;
    expect(await session.request('media', { ...ours, mediaTypes: ['video'] })).toBe(false);
    systemSays = new Error('no such preference');
    expect(await session.request('media', { ...ours, mediaTypes: ['video'] })).toBe(false);
  });

  it('for the microphone is denied, alone or with the camera, and no user is asked', async () => {
    expect(await session.request('media', { ...ours, mediaTypes: ['audio'] })).toBe(false);
    expect(await session.request('media', { ...ours, mediaTypes: ['video', 'audio'] })).toBe(false);
    expect(asked).toBe(0);
  });

  it('from anywhere but the top frame of our page is denied', async () => {
    const video = { mediaTypes: ['video' as const] };
    const strangers = [
      { isMainFrame: true, requestingUrl: 'https://example.com/' },
      { isMainFrame: true, requestingUrl: 'longtake://app.example.com/' },
      { isMainFrame: false, requestingUrl: page },
      { ...ours, securityOrigin: 'https://example.com/' },
    ];
    for (const stranger of strangers) {
      expect(await session.request('media', { ...stranger, ...video })).toBe(false);
    }
    const foreign = { isMainFrame: true, requestingUrl: 'https://example.com/' };
    expect(await session.request('fullscreen', foreign)).toBe(false);
    expect(asked).toBe(0);
  });

  it('to fill the screen is granted', async () => {
    expect(await session.request('fullscreen', ours)).toBe(true);
  });

  it.each([
    'notifications',
    'geolocation',
    'display-capture',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'midi',
    'usb',
    'local-network-access',
    'unknown',
  ] as const)('for %s is denied', async (permission) => {
    expect(await session.request(permission, { ...ours, mediaTypes: ['video'] })).toBe(false);
  });
});

describe('a check', () => {
  it('of the camera holds, and so does the first one, which names no type', () => {
    expect(session.check('media', origin, { isMainFrame: true, mediaType: 'video' })).toBe(true);
    expect(session.check('media', origin, { isMainFrame: true })).toBe(true);
  });

  it('of full screen holds, by either name', () => {
    expect(session.check('fullscreen', origin, { isMainFrame: true })).toBe(true);
    expect(session.check('automatic-fullscreen', origin, { isMainFrame: true })).toBe(true);
  });

  it('of the microphone, or of what has no name, does not', () => {
    expect(session.check('media', origin, { isMainFrame: true, mediaType: 'audio' })).toBe(false);
    expect(session.check('media', origin, { isMainFrame: true, mediaType: 'unknown' })).toBe(false);
  });

  it('from elsewhere does not', () => {
    expect(session.check('media', 'https://example.com/', { isMainFrame: true })).toBe(false);
    expect(session.check('media', '', { isMainFrame: true })).toBe(false);
    expect(session.check('media', origin, { isMainFrame: false })).toBe(false);
  });

  it.each([
    'notifications',
    'geolocation',
    'hid',
    'serial',
    'clipboard-read',
    'idle-detection',
  ] as const)('of %s does not', (permission) => {
    expect(session.check(permission, origin, { isMainFrame: true })).toBe(false);
  });
});

it('no device is ever given', () => {
  expect(session.device()).toBe(false);
});

describe('the system’s own question', () => {
  const preferences = (answer: boolean) => {
    const questions: string[] = [];
    const askForMediaAccess = (kind: 'camera' | 'microphone') => {
      questions.push(kind);
      return Promise.resolve(answer);
    };
    return { questions, askForMediaAccess };
  };

  it('is asked on macOS, about the camera, and its answer holds', async () => {
    for (const answer of [true, false]) {
      const mac = preferences(answer);
      expect(await createCameraAccess(mac, 'darwin')()).toBe(answer);
      expect(mac.questions).toEqual(['camera']);
    }
  });

  it('is not asked elsewhere', async () => {
    const other = preferences(false);
    expect(await createCameraAccess(other, 'linux')()).toBe(true);
    expect(await createCameraAccess(other, 'win32')()).toBe(true);
    expect(other.questions).toEqual([]);
  });
});
