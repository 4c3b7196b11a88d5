/** A body's pose as plain numbers, so that any two can be blended; metres and radians, in the body's own directions. */
import { lerp } from './space.ts';

/** Wrist places are relative to the own shoulder, ankle places to the point on the floor below the hips. */
export const REST = {
  hipDrop: 0.012,
  hipBack: 0,
  sway: 0,
  lean: 0.02,
  bend: 0,
  twist: 0,
  headYaw: 0,
  headPitch: 0.02,
  headRoll: 0,
  leftOut: 0.07,
  leftUp: -0.5,
  leftForward: 0.07,
  leftElbowOut: 0.5,
  leftElbowBack: 0.7,
  /** 0 is a relaxed hand, 1 an open palm. */
  leftOpen: 0,
  /** Tilt of the hand away from the forearm's line, outwards. */
  leftTilt: 0,
  leftFootOut: 0.13,
  leftFootForward: 0,
  leftFootLift: 0,
  leftHeel: 0,
  rightOut: 0.07,
  rightUp: -0.5,
  rightForward: 0.07,
  rightElbowOut: 0.5,
  rightElbowBack: 0.7,
  rightOpen: 0,
  rightTilt: 0,
  rightFootOut: 0.13,
  rightFootForward: 0,
  rightFootLift: 0,
  rightHeel: 0,
  /** 0 is a friendly face, 1 a broad smile. */
  smile: 0.35,
  /** How far the knees point outwards. */
  knees: 0.25,
};

export type PoseKey = keyof typeof REST;
export type Pose = Readonly<Record<PoseKey, number>>;

const keys = Object.keys(REST) as readonly PoseKey[];

export function blend(a: Pose, b: Pose, weight: number): Pose {
  if (weight <= 0) return a;
  if (weight >= 1) return b;
  const mixed = { ...REST };
  for (const key of keys) mixed[key] = lerp(a[key], b[key], weight);
  return mixed;
}

export interface ArmPose {
  readonly out: number;
  readonly up: number;
  readonly forward: number;
  readonly elbowOut: number;
  readonly elbowBack: number;
  readonly open: number;
  readonly tilt: number;
}

/** The pose fields of one arm. */
export function armOf(side: 'left' | 'right', arm: Partial<ArmPose>): Partial<Pose> {
  const entries = Object.entries(arm).map(([name, value]) => [
    `${side}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    value,
  ]);
  return Object.fromEntries(entries) as Partial<Pose>;
}
