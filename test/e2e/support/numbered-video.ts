/** A video whose every frame carries its number as a picture, unevenly spaced, with few key frames. */
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { chromium } from 'playwright-core';
import { requireBrowser } from '../../../main/services/browser/find-browser.ts';

export const NUMBERED = { width: 256, height: 96, bits: 8 } as const;
const KEY_EVERY = 40;

export interface NumberedVideo {
  readonly bytes: Buffer;
  readonly timestampsUs: readonly number[];
}

interface Chunk {
  readonly data: readonly number[];
  readonly type: 'key' | 'delta';
  readonly timestampUs: number;
}

/** @param frames at most 256. */
export async function numberedVideo(frames: number): Promise<NumberedVideo> {
  const timestampsUs = Array.from({ length: frames }, (_, i) => 1000 * (33 * i + 7 * (i % 3)));
  const chunks = await encode(timestampsUs);
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const packets = new EncodedVideoPacketSource('vp8');
  output.addVideoTrack(packets);
  await output.start();
  const { width: codedWidth, height: codedHeight } = NUMBERED;
  const decoderConfig = { codec: 'vp8', codedWidth, codedHeight };
  for (const [i, { data, type, timestampUs }] of chunks.entries()) {
    const nextUs = timestampsUs[i + 1] ?? timestampUs + 33_000;
    const durationS = (nextUs - timestampUs) / 1e6;
    const packet = new EncodedPacket(Uint8Array.from(data), type, timestampUs / 1e6, durationS);
    await packets.add(packet, { decoderConfig });
  }
  await output.finalize();
  if (target.buffer === null) throw new Error('The file was not finished.');
  return { bytes: Buffer.from(target.buffer), timestampsUs };
}

async function encode(timestampsUs: readonly number[]): Promise<readonly Chunk[]> {
  const browser = await chromium.launch({
    executablePath: (await requireBrowser()).path,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    // Encoders are for secure pages alone; this one comes from nowhere.
    await page.route('http://localhost/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>encode</title>' }),
    );
    await page.goto('http://localhost/');
    return await page.evaluate(encodeInPage, { timestampsUs, ...NUMBERED, keyEvery: KEY_EVERY });
  } finally {
    await browser.close();
  }
}

interface Order {
  readonly timestampsUs: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly keyEvery: number;
}

/** Runs in the page: a white block for every bit that is set, the lowest at the left. */
async function encodeInPage({
  timestampsUs,
  width,
  height,
  bits,
  keyEvery,
}: Order): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      chunks.push({ data: [...data], type: chunk.type, timestampUs: chunk.timestamp });
    },
    error: (error) => {
      throw error;
    },
  });
  encoder.configure({ codec: 'vp8', width, height, bitrate: 2_000_000, latencyMode: 'quality' });
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser cannot draw.');
  for (const [i, timestamp] of timestampsUs.entries()) {
    for (let bit = 0; bit < bits; bit++) {
      context.fillStyle = ((i >> bit) & 1) === 1 ? '#fff' : '#000';
      context.fillRect((bit * width) / bits, 0, width / bits, height);
    }
    const frame = new VideoFrame(canvas, { timestamp });
    encoder.encode(frame, { keyFrame: i % keyEvery === 0 });
    frame.close();
  }
  await encoder.flush();
  return chunks;
}

/** Runs in the page: the number that the picture on a canvas carries. */
export function readNumber(canvas: HTMLCanvasElement): number {
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0) return -1;
  let number = 0;
  for (let bit = 0; bit < 8; bit++) {
    const x = Math.floor(((bit + 0.5) * canvas.width) / 8);
    const [red = 0] = context.getImageData(x, Math.floor(canvas.height / 2), 1, 1).data;
    if (red > 128) number += 1 << bit;
  }
  return number;
}
