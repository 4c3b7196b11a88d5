/** How the person in a clip moves, seed by seed: where they stand, which hand waves, how fast they squat and walk. */
import { type Stretch } from './activity.ts';
import { createRandom, type Random } from './random.ts';

/** One activity's own variation, drawn anew for each stretch. */
export interface Manner {
  /** The hand that waves, and how often per second. */
  readonly hand: 'left' | 'right';
  readonly waveHz: number;
  /** 0 waves beside the face, 1 with the arm stretched up. */
  readonly reach: number;
  /** Whole repetitions that fit the stretch. */
  readonly squats: number;
  readonly depth: number;
  /** How the arms rest when standing: hanging, or one hand on the hip. */
  readonly handOnHip: boolean;
  /** Somewhere to look, in radians to the own left. */
  readonly glance: number;
  /** How long the change into this stretch takes, in seconds (sitting down and getting up take longer). */
  readonly changeS: number;
  /** When coming back into view or leaving it: from or to which side of the picture. */
  readonly side: 1 | -1;
  readonly speed: number;
}

export interface Acting {
  /** Where the person stands when doing things, in metres, and how they face the camera. */
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  /** Phase and rate of breathing and swaying. */
  readonly phase: number;
  readonly breathHz: number;
  /** One per stretch, in order. */
  readonly manners: readonly Manner[];
}

const FRAME_RATE = 30;

function createManner(random: Random, { startFrame, endFrame }: Stretch): Manner {
  const spanS = (endFrame - startFrame) / FRAME_RATE;
  return {
    hand: random.pick(['left', 'right']),
    waveHz: random.range(1.5, 2.1),
    reach: random.range(0, 0.8),
    squats: Math.max(1, Math.round(spanS / random.range(1.75, 2.2))),
    depth: random.range(0.85, 1.05),
    handOnHip: random.chance(0.1),
    glance: random.range(-0.4, 0.4),
    changeS: random.range(0.45, 0.6),
    side: random.pick([1, -1]),
    speed: random.range(1.25, 1.55),
  };
}

export function createActing(seed: number, stretches: readonly Stretch[]): Acting {
  const random = createRandom(seed, 'acting');
  return {
    x: random.range(-0.25, 0.3),
    z: random.range(2.75, 2.98),
    yaw: random.range(-0.3, 0.3),
    phase: random.range(0, 6.28),
    breathHz: random.range(0.22, 0.3),
    manners: stretches.map((stretch) => createManner(random, stretch)),
  };
}
