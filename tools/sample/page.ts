/** The page's side of rendering: draws a clip frame by frame and encodes it as VP9 in WebM, or gives one frame as a PNG. */
import { BufferTarget, CanvasSource, Output, Quality, WebMOutputFormat } from 'mediabunny';
import { type ClipOrder, type SamplePage } from './order.ts';
import { HEIGHT, WIDTH } from './scene/camera.ts';
import { createScene } from './scene/scene.ts';
import { createScript, FRAME_RATE } from './scene/script.ts';

/** Leaves a clip of half a minute below BUNDLED_LIMIT_BYTES. */
const BITS_PER_SECOND = 155_000;
/** Only the first: a key frame costs as much as two seconds of movement, and blurs the picture until it is paid. */
const KEY_FRAME_EVERY_S = 3600;
const BASE64_CHUNK = 0x8000;

/** Playwright carries text, not bytes. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += BASE64_CHUNK) {
    text += String.fromCharCode(...bytes.subarray(i, i + BASE64_CHUNK));
  }
  return btoa(text);
}

function createCanvas(): { canvas: OffscreenCanvas; ctx: OffscreenCanvasRenderingContext2D } {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const ctx = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (ctx === null) throw new Error('This browser gives no drawing surface.');
  return { canvas, ctx };
}

async function renderClip({ seed, durationS }: ClipOrder): Promise<string> {
  const script = createScript(seed, { durationS });
  const scene = createScene(script);
  const { canvas, ctx } = createCanvas();
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new CanvasSource(canvas, {
    codec: 'vp9',
    quality: new Quality({ bitrate: BITS_PER_SECOND, bitrateMode: 'constant' }),
    keyFrameInterval: KEY_FRAME_EVERY_S,
    hardwareAcceleration: 'prefer-software',
  });
  output.addVideoTrack(source, { frameRate: FRAME_RATE });
  await output.start();
  for (let frame = 0; frame < script.frames; frame++) {
    scene.drawFrame(ctx, frame);
    await source.add(frame / FRAME_RATE, 1 / FRAME_RATE);
  }
  await output.finalize();
  if (target.buffer === null) throw new Error('The encoder gave no file.');
  return toBase64(new Uint8Array(target.buffer));
}

async function renderStill({ seed, durationS }: ClipOrder, frame: number): Promise<string> {
  const { canvas, ctx } = createCanvas();
  createScene(createScript(seed, { durationS })).drawFrame(ctx, frame);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return toBase64(new Uint8Array(await blob.arrayBuffer()));
}

declare global {
  var samplePage: SamplePage;
}

globalThis.samplePage = { renderClip, renderStill };
