/** Where the person is and in which pose at any time of a clip: activities blended at their boundaries, and the walks between view and away. */
import { type Manner } from './acting.ts';
import { type Stretch } from './activity.ts';
import { pictureEdges } from './camera.ts';
import { blend, type Pose } from './pose.ts';
import { type Moment, sitting, squatting, standing, walking, waving } from './poses.ts';
import { FRAME_RATE, type Script } from './script.ts';
import { clamp, lerp, smoothstep } from './space.ts';

export interface Stance {
  readonly pose: Pose;
  /** Where the hips are over the floor, in metres, and which way they face. */
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
}

interface Walk {
  /** Metres from the place where things are done, positive to the right of the picture. */
  readonly offset: number;
  readonly distance: number;
  /** How much of the pose is walking, and of the body turned into the way. */
  readonly weight: number;
  readonly turned: number;
  readonly heading: number;
}

const START_UP_S = 0.5;
/** Not quite a right angle, which shows a little of the face. */
const HEADING = 1.25;
/** How far the last of a walking body trails behind its middle. */
const REAR_M = 0.3;
/** Beyond the picture's edge by so much, nothing of the body is left in it. */
const OUT_OF_VIEW_M = 0.75;

/** Metres gone a while after setting off from rest. */
function gone(sinceS: number, speed: number): number {
  if (sinceS <= 0) return 0;
  return sinceS < START_UP_S
    ? (speed * sinceS * sinceS) / (2 * START_UP_S)
    : speed * (sinceS - START_UP_S / 2);
}

interface Passage {
  readonly manner: Manner;
  /** When the middle of the body crosses the picture's edge coming in, or the last of it going out. */
  readonly crossingS: number;
  readonly timeS: number;
  readonly coming: boolean;
}

function walkOf(script: Script, { manner, crossingS, timeS, coming }: Passage): Walk {
  const { side, speed } = manner;
  const { x, z } = script.acting;
  const [leftEdge, rightEdge] = pictureEdges(script.appearance.film.lens, z, 0.9);
  const way = Math.abs((side > 0 ? rightEdge : leftEdge) - x) + (coming ? 0 : REAR_M);
  const lastsS = way / speed + START_UP_S / 2;
  const awayFromRestS = coming ? crossingS + lastsS - timeS : timeS - (crossingS - lastsS);
  const distance = gone(awayFromRestS, speed);
  return {
    offset: side * distance,
    distance: coming ? -distance : distance,
    weight: smoothstep(0, START_UP_S, awayFromRestS),
    turned: coming
      ? smoothstep(-0.25, 0.55, awayFromRestS)
      : smoothstep(-0.35, 0.45, awayFromRestS),
    heading: (coming ? -side : side) * HEADING,
  };
}

/** Share of a change that lies before its boundary, where smoothstep has made three quarters of it. */
const BEFORE = 0.674;

const seconds = (frame: number): number => frame / FRAME_RATE;

/** The walk under way at a time, if the stretch is `away` or borders on it. */
function walkAt(script: Script, index: number, timeS: number): Walk | null {
  const { stretches, acting } = script;
  const isAway = (i: number): boolean => stretches[i]?.activity === 'away';
  const here = stretches[index];
  if (here === undefined) return null;
  const [startS, endS] = [seconds(here.startFrame), seconds(here.endFrame)];
  const middleS = (startS + endS) / 2;
  const leaves = isAway(index) ? index > 0 : isAway(index + 1);
  const comes = isAway(index) ? index + 1 < stretches.length : isAway(index - 1);
  const coming = comes && (!leaves || (isAway(index) ? timeS >= middleS : timeS < middleS));
  if (!coming && !leaves) return null;
  const crossingS = isAway(index) === coming ? endS : startS;
  const manner =
    acting.manners[index + (isAway(index) && coming ? 1 : isAway(index) || coming ? 0 : 1)];
  return manner === undefined ? null : walkOf(script, { manner, crossingS, timeS, coming });
}

function poseOf({ activity }: Stretch, moment: Moment): Pose {
  switch (activity) {
    case 'away':
    case 'standing':
      return standing(moment);
    case 'waving':
      return waving(moment);
    case 'squatting':
      return squatting(moment);
    case 'sitting':
      return sitting(moment);
  }
}

/** Getting up and sitting down lean the chest forward on the way. */
const bow = (pose: Pose, weight: number): Pose => ({
  ...pose,
  lean: pose.lean + 1.9 * weight * (1 - weight),
  headPitch: pose.headPitch - 0.9 * weight * (1 - weight),
});

/** The pose of a stretch, changing over from the one before and into the one after. */
function actedPose(script: Script, index: number, timeS: number): Pose {
  const { stretches, acting } = script;
  const own = (i: number): Pose | null => {
    const stretch = stretches[i];
    const manner = acting.manners[i];
    if (stretch === undefined || manner === undefined) return null;
    const [startS, endS] = [seconds(stretch.startFrame), seconds(stretch.endFrame)];
    return poseOf(stretch, { timeS, startS, endS, manner, acting });
  };
  const here = stretches[index];
  const pose = own(index);
  if (here === undefined || pose === null) throw new RangeError('The clip is over.');
  const isFirstHalf = timeS < seconds((here.startFrame + here.endFrame) / 2);
  const [from, to] = isFirstHalf ? [index - 1, index] : [index, index + 1];
  const other = own(isFirstHalf ? from : to);
  if (other === null) return pose;
  const sits = stretches[from]?.activity === 'sitting' || stretches[to]?.activity === 'sitting';
  const changeS = sits ? 1.05 : (acting.manners[to]?.changeS ?? 0.6);
  const boundaryS = seconds(isFirstHalf ? here.startFrame : here.endFrame);
  const weight = smoothstep(
    boundaryS - BEFORE * changeS,
    boundaryS + (1 - BEFORE) * changeS,
    timeS,
  );
  const blended = isFirstHalf ? blend(other, pose, weight) : blend(pose, other, weight);
  return sits ? bow(blended, weight) : blended;
}

/** Null while nobody is anywhere near the picture. */
export function stanceAt(script: Script, timeS: number): Stance | null {
  const { stretches, acting, appearance } = script;
  const frame = clamp(timeS * FRAME_RATE + 1e-6, 0, script.frames - 1);
  const index = stretches.findIndex((s) => frame >= s.startFrame && frame < s.endFrame);
  const walk = walkAt(script, index, timeS);
  const pose = actedPose(script, index, timeS);
  if (walk === null) return { pose, x: acting.x, z: acting.z, yaw: acting.yaw };
  const x = acting.x + walk.offset;
  const [leftEdge, rightEdge] = pictureEdges(appearance.film.lens, acting.z, 0.9);
  if (x < leftEdge - OUT_OF_VIEW_M || x > rightEdge + OUT_OF_VIEW_M) return null;
  return {
    pose: blend(pose, walking(walk.distance), walk.weight),
    x,
    z: acting.z,
    yaw: lerp(acting.yaw, walk.heading, walk.turned),
  };
}
