/** Draws the whole person, farthest parts first, with the shadow they cast on the floor. */
import { type Person } from './appearance.ts';
import { type Lens } from './camera.ts';
import { paintHead } from './head.ts';
import { paintArm, paintLeg } from './limbs.ts';
import { type Stance } from './motion.ts';
import { type Arm, createSkeleton, type Leg, sides, type Skeleton } from './skeleton.ts';
import { paintChest, paintHips } from './torso.ts';
import { contact } from './solid.ts';
import { type Canvas2d, type Light } from './tube.ts';

export interface FigureSetting {
  readonly lens: Lens;
  readonly person: Person;
  readonly light: Light;
  readonly timeS: number;
}

interface Part {
  /** Metres from the camera; a larger one is painted earlier. */
  readonly depth: number;
  readonly paint: () => void;
}

const BLINK_EVERY_S = 3.4;
const BLINK_S = 0.12;

/** Below the shirt, unless the thigh points at the camera as in a squat or on a seat. */
function legDepth({ hip, knee }: Leg, { pelvis, size }: Skeleton): number {
  const isLow = hip.y - knee.y < 0.31 * size;
  return pelvis.z + 0.1 * (hip.z - pelvis.z) - (isLow ? 0.3 : 0);
}

/** An arm held forward lies over everything else. */
function armDepth({ shoulder, elbow, wrist }: Arm, { size }: Skeleton): number {
  const isForward = shoulder.z - wrist.z > 0.2 * size;
  return (shoulder.z + elbow.z + wrist.z) / 3 - (isForward ? 0.5 : 0.1);
}

function parts(ctx: Canvas2d, stance: Stance, skeleton: Skeleton, setting: FigureSetting): Part[] {
  const shared = { ...setting, skeleton };
  const eyesShut = (setting.timeS + stance.z * 7) % BLINK_EVERY_S < BLINK_S;
  const chestDepth = skeleton.pelvis.z - 0.08;
  const limbs = sides.flatMap((side): Part[] => {
    return [
      {
        depth: armDepth(skeleton.arms[side], skeleton),
        paint: () => {
          paintArm(ctx, { ...shared, side });
        },
      },
      {
        depth: legDepth(skeleton.legs[side], skeleton),
        paint: () => {
          paintLeg(ctx, { ...shared, side });
        },
      },
    ];
  });
  return [
    ...limbs,
    {
      depth: skeleton.pelvis.z - 0.005,
      paint: () => {
        paintHips(ctx, shared);
      },
    },
    {
      depth: chestDepth,
      paint: () => {
        paintChest(ctx, shared);
      },
    },
    {
      depth: Math.min(chestDepth - 0.01, skeleton.head.z - 0.1),
      paint: () => {
        paintHead(ctx, { ...shared, smile: stance.pose.smile, eyesShut });
      },
    },
  ];
}

function paintShadow(ctx: Canvas2d, skeleton: Skeleton, { lens, light }: FigureSetting): void {
  const { pelvis, legs } = skeleton;
  const stage = { ctx, lens };
  contact(stage, [pelvis.x - light.x * 0.28, pelvis.z + 0.02], [1.15, 0.62, 0.26]);
  contact(stage, [pelvis.x - light.x * 0.08, pelvis.z - 0.02], [0.7, 0.4, 0.22]);
  for (const side of sides) {
    const { heel, toe } = legs[side];
    const lifted = Math.max(0, Math.min(heel.y, toe.y) - 0.03);
    const dark = 0.5 / (1 + 14 * lifted);
    contact(stage, [(heel.x + toe.x) / 2, (heel.z + toe.z) / 2], [0.22, 0.3, dark]);
  }
}

export function paintFigure(ctx: Canvas2d, stance: Stance, setting: FigureSetting): void {
  const skeleton = createSkeleton(stance, setting.person);
  paintShadow(ctx, skeleton, setting);
  const ordered = parts(ctx, stance, skeleton, setting).sort((a, b) => b.depth - a.depth);
  for (const part of ordered) part.paint();
}
