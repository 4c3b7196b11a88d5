/** Chooses what this browser can encode a recording with: H.264 first, which everything plays, then VP9 and VP8. */
import type { VideoCodec } from 'mediabunny';
import { Fault } from '../../contract/fault.ts';

export interface ChosenEncoder {
  readonly codec: VideoCodec;
  readonly config: VideoEncoderConfig;
}

export interface FrameShape {
  readonly width: number;
  readonly height: number;
  readonly framesPerS: number;
}

/** Enough for a picture that is looked at frame by frame, with a key frame every half second. */
const BITS_PER_PIXEL = 0.16;
const MIN_BITS_PER_S = 1_000_000;

/** @throws Fault 'unsupported'. */
export async function chooseEncoder(
  shape: FrameShape,
  isSupported: (config: VideoEncoderConfig) => Promise<boolean> = browserSupports,
): Promise<ChosenEncoder> {
  for (const chosen of candidates(shape)) if (await isSupported(chosen.config)) return chosen;
  throw new Fault(
    'unsupported',
    'This browser has no encoder for H.264, VP9 or VP8, so nothing can be recorded: use a current Chromium, Chrome or Edge.',
  );
}

function candidates({ width, height, framesPerS }: FrameShape): readonly ChosenEncoder[] {
  const bitrate = Math.max(MIN_BITS_PER_S, width * height * framesPerS * BITS_PER_PIXEL);
  const common = {
    width,
    height,
    bitrate: Math.round(bitrate),
    framerate: framesPerS,
    // 'realtime' may leave frames out, and every one is wanted.
    latencyMode: 'quality',
  } as const;
  // High profile; levels 4.0 and 5.2 of ISO/IEC 14496-10, table A-1, by their 8,192 macroblocks a frame.
  const level = width * height <= 8192 * 256 && framesPerS <= 30 ? '28' : '34';
  return [
    { codec: 'avc', config: { ...common, codec: `avc1.6400${level}`, avc: { format: 'avc' } } },
    { codec: 'avc', config: { ...common, codec: `avc1.4200${level}`, avc: { format: 'avc' } } },
    { codec: 'vp9', config: { ...common, codec: 'vp09.00.41.08' } },
    { codec: 'vp8', config: { ...common, codec: 'vp8' } },
  ];
}

async function browserSupports(config: VideoEncoderConfig): Promise<boolean> {
  return VideoEncoder.isConfigSupported(config).then(
    ({ supported }) => supported === true,
    () => false,
  );
}
