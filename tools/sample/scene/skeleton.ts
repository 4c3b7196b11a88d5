/** From a stance to the joints of a body in the room, by solving arms and legs for where hands and feet are to be. */
import { type Stance } from './motion.ts';
import { type Pose } from './pose.ts';
import {
  add,
  type Frame,
  frameOfYaw,
  length,
  middleJoint,
  placed,
  type Point,
  point,
  scale,
  subtract,
  turned,
  unit,
} from './space.ts';

export interface Arm {
  readonly shoulder: Point;
  readonly elbow: Point;
  readonly wrist: Point;
  /** Which way the fingers point, and which way the thumb lies. */
  readonly fingers: Point;
  readonly thumb: Point;
  /** 0 is a relaxed hand, 1 an open palm. */
  readonly open: number;
}

export interface Leg {
  readonly hip: Point;
  readonly knee: Point;
  readonly ankle: Point;
  readonly heel: Point;
  readonly toe: Point;
}

export interface Skeleton {
  /** Metres per metre of a body 1.72 m tall. */
  readonly size: number;
  readonly pelvis: Point;
  readonly chest: Point;
  readonly neck: Point;
  readonly head: Point;
  readonly hips: Frame;
  readonly torso: Frame;
  readonly face: Frame;
  readonly arms: Readonly<Record<Side, Arm>>;
  readonly legs: Readonly<Record<Side, Leg>>;
}

export const sides = ['left', 'right'] as const;
export type Side = (typeof sides)[number];

/** Lengths in metres of a body 1.72 m tall. */
const BODY = {
  hipHeight: 0.9,
  hipHalf: 0.088,
  spine: 0.5,
  shoulderHalf: 0.172,
  shoulderDrop: 0.052,
  neck: 0.062,
  head: 0.125,
  upperArm: 0.28,
  foreArm: 0.245,
  thigh: 0.42,
  shin: 0.415,
  ankle: 0.075,
} as const;

const sign = (side: Side): 1 | -1 => (side === 'left' ? 1 : -1);

/** The nearest point to `end` that a limb of this length reaches from `root`. */
function reachable(root: Point, end: Point, reach: number): Point {
  const way = subtract(end, root);
  const distance = length(way);
  return distance <= reach ? end : add(root, scale(way, reach / distance));
}

interface Build {
  readonly pose: Pose;
  readonly size: number;
  readonly build: number;
  readonly ground: Point;
  readonly base: Frame;
}

function armOf(side: Side, neckBase: Point, torso: Frame, { pose, size, build, base }: Build): Arm {
  const s = sign(side);
  const half = BODY.shoulderHalf * build * size;
  const shoulder = placed(neckBase, torso, [s * half, -BODY.shoulderDrop * size, 0]);
  const upper = BODY.upperArm * size;
  const lower = BODY.foreArm * size;
  const wished = placed(shoulder, base, [
    s * pose[`${side}Out`] * size * build,
    pose[`${side}Up`] * size,
    pose[`${side}Forward`] * size,
  ]);
  const wrist = reachable(shoulder, wished, (upper + lower) * 0.995);
  const pole = placed(point(0, 0, 0), base, [
    s * pose[`${side}ElbowOut`],
    -1,
    -pose[`${side}ElbowBack`],
  ]);
  const elbow = middleJoint(shoulder, wrist, { upper, lower, pole });
  const along = unit(subtract(wrist, elbow));
  const outward = scale(base.left, s);
  const fingers = unit(add(along, scale(outward, Math.tan(pose[`${side}Tilt`] * 0.8))));
  const open = pose[`${side}Open`];
  const thumb = unit(add(scale(outward, -open), scale(base.forward, 1 - 0.8 * open)));
  return { shoulder, elbow, wrist, fingers, thumb, open };
}

function legOf(side: Side, pelvis: Point, hips: Frame, { pose, size, ground, base }: Build): Leg {
  const s = sign(side);
  const hip = placed(pelvis, hips, [s * BODY.hipHalf * size, 0, 0]);
  const heelUp = pose[`${side}Heel`];
  const wished = placed(ground, base, [
    s * pose[`${side}FootOut`] * size,
    (BODY.ankle + pose[`${side}FootLift`]) * size,
    pose[`${side}FootForward`] * size,
  ]);
  const ankle = reachable(hip, wished, (BODY.thigh + BODY.shin) * size * 0.998);
  const pole = add(base.forward, scale(base.left, s * pose.knees));
  const knee = middleJoint(hip, ankle, {
    upper: BODY.thigh * size,
    lower: BODY.shin * size,
    pole,
  });
  const foot = turned(base, { yaw: s * 0.22, pitch: heelUp, roll: 0 });
  const heel = placed(ankle, foot, [0, -0.045 * size, -0.05 * size]);
  const toe = placed(ankle, foot, [0, -0.048 * size, 0.15 * size]);
  return { hip, knee, ankle, heel, toe };
}

export function createSkeleton(
  { pose, x, z, yaw }: Stance,
  { height, build }: { readonly height: number; readonly build: number },
): Skeleton {
  const size = height;
  const ground = point(x, 0, z);
  const base = frameOfYaw(yaw);
  const body: Build = { pose, size, build, ground, base };
  const pelvis = placed(ground, base, [
    pose.sway * size,
    (BODY.hipHeight - pose.hipDrop) * size,
    -pose.hipBack * size,
  ]);
  const hips = turned(base, {
    pitch: pose.lean * 0.3,
    roll: pose.bend * 0.5,
    yaw: -pose.twist * 0.5,
  });
  const torso = turned(base, { pitch: pose.lean, roll: pose.bend, yaw: pose.twist });
  const chest = placed(pelvis, torso, [0, BODY.spine * 0.62 * size, 0.012 * size]);
  const neck = placed(pelvis, torso, [0, BODY.spine * size, 0]);
  const face = turned(base, {
    pitch: pose.lean * 0.75 + pose.headPitch,
    roll: pose.bend + pose.headRoll,
    yaw: pose.headYaw,
  });
  const nape = placed(neck, torso, [0, BODY.neck * size, 0.012 * size]);
  const head = placed(nape, face, [0, BODY.head * size, 0.02 * size]);
  return {
    size,
    pelvis,
    chest,
    neck,
    head,
    hips,
    torso,
    face,
    arms: { left: armOf('left', neck, torso, body), right: armOf('right', neck, torso, body) },
    legs: { left: legOf('left', pelvis, hips, body), right: legOf('right', pelvis, hips, body) },
  };
}
