/** The camera is allowed once: by us, or by whoever named the browser's own answer by hand. */
import { expect, it } from 'vitest';
import { cameraFlags, realCameraFlags } from '../../../main/commands/camera-flags.ts';

const allowed = ['--auto-accept-camera-and-microphone-capture'];

it.each([
  ['nothing', [], allowed],
  ['something else', ['--headless=new', '--use-fake-device-for-media-stream'], allowed],
  ['a fake permission dialog', ['--use-fake-ui-for-media-stream'], []],
  ['one that refuses', ['--use-fake-ui-for-media-stream=deny'], []],
  ['a file that plays as the camera', cameraFlags('film.y4m'), []],
])('with %s named by hand', (_, given, flags) => {
  expect(realCameraFlags(given)).toEqual(flags);
});
