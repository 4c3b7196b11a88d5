/** The page's side of rendering: draws a clip frame by frame and encodes it as VP9 in WebM, or gives one frame as a PNG. */
import { BufferTarget, CanvasSource, Output, Quality, WebMOutputFormat } from 'mediabunny';
import { HEIGHT, WIDTH } from './scene/camera.ts';
import { createScene } from './scene/scene.ts';
import { createScript, FRAME_RATE } from './scene/script.ts';
import { type ClipOrder, type SamplePage } from './order.ts';

const BASE64_CHUNK = 0x8000;

/** Playwright carries text, not bytes. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += BASE64_CHUNK) {
    text += String.fromCharCode(...bytes.subarray(i, i + BASE64_CHUNK));
  }
  return btoa(text);
}
