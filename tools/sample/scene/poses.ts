/** What standing, waving, squatting, sitting and walking look like, as poses over time. */
import { type Acting, type Manner } from './acting.ts';
import { armOf, type ArmPose, type Pose, REST } from './pose.ts';
import { clamp, smoothstep } from './space.ts';

const TAU = 2 * Math.PI;

/** Where in its stretch a pose is asked for, in seconds; may lie a little outside while changing over. */
export interface Moment {
  readonly timeS: number;
  readonly startS: number;
  readonly endS: number;
  readonly manner: Manner;
  readonly acting: Acting;
}

const otherHand = (hand: 'left' | 'right'): 'left' | 'right' =>
  hand === 'left' ? 'right' : 'left';

export function standing({ timeS, startS, manner, acting }: Moment): Pose {
  const breath = Math.sin(TAU * acting.breathHz * timeS + acting.phase);
  const drift = Math.sin(TAU * 0.11 * timeS + acting.phase * 2);
  const looking = smoothstep(0.7, 1.2, timeS - startS) * smoothstep(2.6, 2, timeS - startS);
  const onHip: Partial<ArmPose> = {
    out: 0.035,
    up: -0.375,
    forward: -0.01,
    elbowOut: 1.6,
    tilt: -0.9,
  };
  return {
    ...REST,
    ...(manner.handOnHip ? armOf(manner.hand, onHip) : {}),
    sway: 0.018 * drift,
    bend: -0.02 * drift,
    lean: 0.02 + 0.008 * breath,
    headYaw: manner.glance * looking + 0.04 * drift,
    headPitch: 0.02 + 0.02 * breath,
    headRoll: 0.03 * drift,
  };
}

export function waving(moment: Moment): Pose {
  const { timeS, manner } = moment;
  const swing = Math.sin(TAU * manner.waveHz * timeS);
  const arm: ArmPose = {
    out: 0.24 - 0.05 * manner.reach + 0.085 * swing,
    up: 0.1 + 0.3 * manner.reach - 0.015 * swing * swing,
    forward: 0.17 - 0.05 * manner.reach,
    elbowOut: 0.9,
    elbowBack: 0.1,
    open: 1,
    tilt: 0.28 * Math.sin(TAU * manner.waveHz * timeS - 0.5),
  };
  const leaning = manner.hand === 'left' ? -1 : 1;
  return {
    ...standing({ ...moment, manner: { ...manner, handOnHip: false, glance: 0 } }),
    ...armOf(manner.hand, arm),
    ...armOf(otherHand(manner.hand), { out: 0.08, forward: 0.05 }),
    bend: 0.035 * leaning,
    headRoll: -0.07 * leaning,
    smile: 1,
  };
}

/** The first squat is well under way when its stretch begins, the last just over when it ends; seconds. */
const EARLY_S = 0.35;
const LATE_S = 0.1;

export function squatting({ timeS, startS, endS, manner }: Moment): Pose {
  const progress = (timeS - startS + EARLY_S) / (endS - startS + EARLY_S + LATE_S);
  const phase = clamp(progress, 0, 1) * manner.squats;
  const down = (0.5 - 0.5 * Math.cos(TAU * phase)) ** 0.85 * manner.depth;
  const arm: ArmPose = {
    out: 0.24 + 0.02 * down,
    up: -0.14 + 0.1 * down,
    forward: 0.38 + 0.02 * down,
    elbowOut: 0.5,
    elbowBack: 0.2,
    open: 0.5,
    tilt: 0,
  };
  return {
    ...REST,
    ...armOf('left', arm),
    ...armOf('right', arm),
    hipDrop: 0.012 + 0.4 * down,
    hipBack: 0.2 * down,
    lean: 0.04 + 0.52 * down,
    headPitch: 0.02 - 0.42 * down,
    smile: 0.1,
    knees: 0.25 + 0.35 * down,
  };
}

export function sitting(moment: Moment): Pose {
  const { manner } = moment;
  const still = standing(moment);
  const arm = { out: -0.03, up: -0.37, forward: 0.31, elbowOut: 0.75, elbowBack: 0.5, open: 0.3 };
  return {
    ...still,
    ...armOf('left', arm),
    ...armOf('right', { ...arm, forward: 0.29, up: -0.375, tilt: 0 }),
    ...armOf(manner.hand, { tilt: 0 }),
    sway: 0,
    hipDrop: 0.4,
    hipBack: 0.43,
    lean: 0.06 + 0.3 * (still.lean - 0.02),
    bend: 0.6 * still.bend,
    knees: 0.18,
  };
}

/** Metres walked in two steps; the share of a foot's cycle it rests on the floor. */
const STRIDE_M = 1.12;
const STANCE = 0.6;

interface FootStep {
  readonly forward: number;
  readonly lift: number;
  readonly heel: number;
}

/** A foot on the floor stays where it is: it goes back under the body exactly as fast as the body goes on. */
function footStep(cycle: number): FootStep {
  const half = (STRIDE_M * STANCE) / 2;
  const u = cycle - Math.floor(cycle);
  if (u < STANCE) {
    const heel = 0.5 * smoothstep(0.6, 1, u / STANCE);
    return { forward: half - STRIDE_M * u, lift: 0.05 * heel, heel };
  }
  const q = (u - STANCE) / (1 - STANCE);
  const swing = smoothstep(0, 1, q);
  return {
    forward: half * (2 * swing - 1),
    lift: 0.1 * Math.sin(Math.PI * q) + 0.025 * (1 - q),
    heel: 0.5 * (1 - q) - 0.25 * q * q,
  };
}

/** One walking pose by the distance gone, in metres. */
export function walking(distance: number): Pose {
  const cycle = distance / STRIDE_M;
  const [left, right] = [footStep(cycle), footStep(cycle + 0.5)];
  const swing = Math.cos(TAU * (cycle - 0.05));
  return {
    ...REST,
    ...armOf('left', { out: 0.07, up: -0.47, forward: 0.05 - 0.2 * swing, elbowBack: 1 }),
    ...armOf('right', { out: 0.07, up: -0.47, forward: 0.05 + 0.2 * swing, elbowBack: 1 }),
    hipDrop: 0.035 + 0.014 * Math.cos(2 * TAU * cycle),
    lean: 0.06,
    twist: 0.12 * swing,
    leftFootOut: 0.075,
    leftFootForward: left.forward,
    leftFootLift: left.lift,
    leftHeel: left.heel,
    rightFootOut: 0.075,
    rightFootForward: right.forward,
    rightFootLift: right.lift,
    rightHeel: right.heel,
    knees: 0.08,
  };
}
