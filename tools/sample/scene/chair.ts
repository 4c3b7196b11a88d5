/** Draws the chair behind the person, in one of three makes; its seat is where sitting puts the hips. */
import { type Appearance } from './appearance.ts';
import { type Acting } from './acting.ts';
import { type Colour, lit } from './colour.ts';
import { box, contact, type Stage } from './solid.ts';
import { frameOfYaw, placed, point } from './space.ts';

const SEAT_M = 0.43;
/** From the standing place back to the middle of the seat. */
const BEHIND_M = 0.46;

interface Piece {
  /** Own left, forward and height of the underside, then width, depth and height; metres. */
  readonly at: readonly [number, number, number];
  readonly size: readonly [number, number, number];
  readonly colour: Colour;
  readonly round?: number;
}

function legs(spread: number, height: number, colour: Colour): readonly Piece[] {
  return [
    [-spread, -spread],
    [spread, -spread],
    [-spread, spread],
    [spread, spread],
  ].map(([left = 0, forward = 0]) => ({
    at: [left, forward, 0],
    size: [0.04, 0.04, height],
    colour: lit(colour, forward < 0 ? -0.3 : -0.1),
  }));
}

function pieces({ person, room }: Appearance): readonly Piece[] {
  const { wood, chairColour: cloth } = room;
  const seat = SEAT_M * person.height;
  switch (room.chair) {
    case 'dining':
      return [
        ...legs(0.19, seat - 0.04, wood),
        { at: [-0.19, -0.2, seat], size: [0.04, 0.035, 0.48], colour: wood },
        { at: [0.19, -0.2, seat], size: [0.04, 0.035, 0.48], colour: wood },
        { at: [0, -0.2, seat + 0.36], size: [0.4, 0.03, 0.13], colour: wood, round: 0.01 },
        { at: [0, -0.2, seat + 0.16], size: [0.38, 0.03, 0.08], colour: wood, round: 0.01 },
        { at: [0, 0, seat - 0.05], size: [0.44, 0.43, 0.05], colour: cloth, round: 0.012 },
      ];
    case 'armchair':
      return [
        ...legs(0.28, 0.14, wood),
        { at: [0, -0.26, 0.2], size: [0.66, 0.14, seat + 0.34], colour: cloth, round: 0.04 },
        { at: [0, 0, 0.14], size: [0.62, 0.5, seat - 0.2], colour: lit(cloth, -0.15), round: 0.02 },
        {
          at: [0, 0.02, seat - 0.1],
          size: [0.5, 0.5, 0.08],
          colour: lit(cloth, 0.08),
          round: 0.03,
        },
        { at: [-0.32, 0, 0.14], size: [0.1, 0.52, seat + 0.02], colour: cloth, round: 0.035 },
        { at: [0.32, 0, 0.14], size: [0.1, 0.52, seat + 0.02], colour: cloth, round: 0.035 },
      ];
    case 'stool':
      return [
        ...legs(0.15, seat - 0.05, wood),
        { at: [0, 0, 0.14], size: [0.3, 0.02, 0.025], colour: lit(wood, -0.2) },
        { at: [0, 0, seat - 0.07], size: [0.42, 0.38, 0.07], colour: cloth, round: 0.025 },
      ];
  }
}

export function paintChair(stage: Stage, appearance: Appearance, { x, z, yaw }: Acting): void {
  const frame = frameOfYaw(yaw);
  const size = appearance.person.height;
  const origin = placed(point(x, 0, z), frame, [0, 0, -BEHIND_M * size]);
  contact(stage, [origin.x + 0.1, origin.z], [1.1, 0.75, 0.4]);
  for (const { at, size: extent, colour, round } of pieces(appearance)) {
    const middle = placed(origin, frame, [at[0], at[2], at[1]]);
    const shape = {
      x: middle.x,
      z: middle.z,
      y: at[2],
      width: extent[0],
      depth: extent[1],
      height: extent[2],
      yaw,
    };
    box(stage, round === undefined ? shape : { ...shape, round }, colour);
  }
}
