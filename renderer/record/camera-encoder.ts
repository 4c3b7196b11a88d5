/** The encoder that fits a camera's picture, opened when there is something to encode, and the last seconds it made. */
import type { EncodedPacket } from 'mediabunny';
import { Fault } from '../../contract/fault.ts';
import { chooseEncoder, type ChosenEncoder } from './choose-encoder.ts';
import { openEncoding, type Encoding } from './encoding.ts';
import { createPacketRing, type PacketRing } from './packet-ring.ts';

export interface CameraEncoderOptions {
  readonly preRollS: () => number;
  readonly framesPerS: () => number;
  readonly onPacket: (packet: EncodedPacket, config: VideoDecoderConfig) => void;
  /** The encoder died; it is closed. */
  readonly onFault: (fault: Fault) => void;
}

export interface OpenEncoder extends ChosenEncoder {
  readonly encoding: Encoding;
}

export interface CameraEncoder {
  /** @param mayChange a picture of another size gets an encoder of its own. @throws Fault 'unsupported'. */
  readonly openFor: (frame: VideoFrame, mayChange: boolean) => Promise<OpenEncoder>;
  readonly current: () => OpenEncoder | null;
  /** What was kept, and how it is decoded; null before anything was. */
  readonly kept: () => {
    readonly config: VideoDecoderConfig;
    readonly chosen: ChosenEncoder;
  } | null;
  readonly ring: PacketRing<EncodedPacket>;
  readonly flush: () => Promise<void>;
  /** Lets go of what was kept as well. */
  readonly close: () => void;
}

export function createCameraEncoder(options: CameraEncoderOptions): CameraEncoder {
  const ring = createPacketRing<EncodedPacket>(options.preRollS);
  let current: OpenEncoder | null = null;
  let decoderConfig: VideoDecoderConfig | null = null;
  const close = () => {
    current?.encoding.close();
    current = null;
    decoderConfig = null;
    ring.clear();
  };
  const open = (chosen: ChosenEncoder): OpenEncoder => {
    const encoding = openEncoding({
      ...chosen,
      onPacket(packet, config) {
        decoderConfig = config;
        if (options.preRollS() > 0) ring.add(packet);
        options.onPacket(packet, config);
      },
      onError(error) {
        close();
        options.onFault(encoderFault(error));
      },
    });
    return { ...chosen, encoding };
  };
  return {
    async openFor({ displayWidth: width, displayHeight: height }, mayChange) {
      const fits = current?.config.width === width && current.config.height === height;
      // Frames of another size are fitted to the size that a running recording has.
      if (current !== null && (fits || !mayChange)) return current;
      close();
      const chosen = await chooseEncoder({ width, height, framesPerS: options.framesPerS() });
      current = open(chosen);
      return current;
    },
    current: () => current,
    kept: () =>
      current === null || decoderConfig === null
        ? null
        : { config: decoderConfig, chosen: current },
    ring,
    async flush() {
      await current?.encoding.flush();
    },
    close,
  };
}

function encoderFault(error: unknown): Fault {
  const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  return new Fault(
    'failed',
    `The encoder failed (${why}): start again, with a smaller picture if it happens anew.`,
    error,
  );
}
