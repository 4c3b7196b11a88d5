/** What a seed decides about the looks of a clip: the person, their clothes, the room, the camera. */
import { type Lens } from './camera.ts';
import { type Colour, hex, lit } from './colour.ts';
import { createRandom } from './random.ts';

export type HairStyle = 'short' | 'side' | 'bob' | 'bun' | 'curly';
export type ChairStyle = 'dining' | 'armchair' | 'stool';

export interface Person {
  /** Body height relative to 1.72 m, and how broad the build is. */
  readonly height: number;
  readonly build: number;
  readonly skin: Colour;
  readonly hair: Colour;
  readonly hairStyle: HairStyle;
  readonly beard: boolean;
  readonly glasses: boolean;
  readonly shirt: Colour;
  readonly stripes: Colour | null;
  readonly longSleeves: boolean;
  readonly trousers: Colour;
  readonly shorts: boolean;
  readonly shoes: Colour;
}

export interface Room {
  readonly wall: Colour;
  readonly floor: Colour;
  readonly accent: Colour;
  readonly wood: Colour;
  readonly curtain: Colour;
  readonly rug: Colour | null;
  readonly planks: boolean;
  /** Depth of the back wall in metres. */
  readonly depth: number;
  readonly window: { readonly x: number; readonly width: number; readonly hill: Colour };
  readonly chair: ChairStyle;
  readonly chairColour: Colour;
  readonly furniture: { readonly kind: 'shelf' | 'sideboard' | 'desk'; readonly x: number };
  readonly plantX: number;
  readonly lampX: number | null;
  readonly picture: { readonly x: number; readonly motif: number } | null;
}

export interface Film {
  readonly lens: Lens;
  readonly mirrored: boolean;
  /** Standard deviation of the grain, of 255. */
  readonly grain: number;
  /** Multiplies red and divides blue: how warm the white balance is. */
  readonly warmth: number;
  readonly exposure: number;
}

export interface Appearance {
  readonly person: Person;
  readonly room: Room;
  readonly film: Film;
}

/** Skin and the hair that may go with it. */
const COMPLEXIONS: readonly [Complexion, ...Complexion[]] = [
  { skin: '#efc3a0', hairs: ['#8a5a2f', '#b98a4a', '#934c2a', '#3b2a20'] },
  { skin: '#e2a87f', hairs: ['#2b211d', '#5a3a22', '#8a5a2f', '#b98a4a'] },
  { skin: '#d39a6f', hairs: ['#2b211d', '#3b2a20', '#5a3a22'] },
  { skin: '#b07a50', hairs: ['#2b211d', '#3b2a20', '#241c1c'] },
  { skin: '#8a5a3b', hairs: ['#241c1c', '#2b211d', '#3a2418'] },
  { skin: '#6b442c', hairs: ['#1d1718', '#241c1c', '#33221c'] },
];

interface Complexion {
  readonly skin: string;
  readonly hairs: readonly [string, ...string[]];
}

function createPerson(seed: number): Person {
  const random = createRandom(seed, 'person');
  const hairStyle = random.pick<HairStyle>(['short', 'side', 'bob', 'bun', 'curly']);
  const shirt = hex(
    random.pick([
      '#e9b44c',
      '#c8553d',
      '#3d6b99',
      '#5b8c5a',
      '#f1ece1',
      '#8a5a83',
      '#2f7f86',
      '#e58f86',
      '#43506b',
    ]),
  );
  const { skin, hairs } = random.pick(COMPLEXIONS);
  const longSleeves = random.chance(0.5);
  return {
    height: random.range(0.95, 1.05),
    build: random.range(0.93, 1.1),
    skin: hex(skin),
    hair: hex(random.pick(hairs)),
    hairStyle,
    beard: (hairStyle === 'short' || hairStyle === 'side') && random.chance(0.4),
    glasses: random.chance(0.3),
    shirt,
    stripes: random.chance(0.3) ? lit(shirt, random.pick([-0.35, 0.6])) : null,
    longSleeves,
    trousers: hex(
      random.pick(['#33415c', '#4a5568', '#6b5b4b', '#2f3437', '#5c6b73', '#7a6a58', '#3e4a3d']),
    ),
    shorts: !longSleeves && random.chance(0.25),
    shoes: hex(random.pick(['#f4f1ea', '#b5473c', '#3a3a40', '#d9c8a9', '#4f7ca8'])),
  };
}

interface Palette {
  readonly wall: string;
  readonly floor: string;
  readonly accent: string;
  readonly curtain: string;
}

const PALETTES: readonly [Palette, ...Palette[]] = [
  { wall: '#dfd6c6', floor: '#b98f65', accent: '#c8694a', curtain: '#f0e8da' },
  { wall: '#c9d3cf', floor: '#a98562', accent: '#e0a458', curtain: '#eef0ea' },
  { wall: '#d9c7bf', floor: '#8f6b4d', accent: '#567b8c', curtain: '#f3e7df' },
  { wall: '#b9c6d3', floor: '#b59a78', accent: '#d98c5f', curtain: '#e6ebf0' },
  { wall: '#e4dccf', floor: '#b79f80', accent: '#6f8f72', curtain: '#d5dccb' },
  { wall: '#c7c9b2', floor: '#a07a55', accent: '#b6594a', curtain: '#efeadb' },
  { wall: '#d3ccda', floor: '#a88d78', accent: '#77639a', curtain: '#ece7f1' },
];

function createRoom(seed: number): Room {
  const random = createRandom(seed, 'room');
  const palette = random.pick(PALETTES);
  const windowX = random.range(-1.75, -1.15);
  const pictureFits = random.chance(0.75);
  return {
    wall: hex(palette.wall),
    floor: hex(palette.floor),
    accent: hex(palette.accent),
    curtain: hex(palette.curtain),
    wood: hex(random.pick(['#8a6242', '#b08a5e', '#6e4a35', '#c9a97c', '#e6e0d6'])),
    rug: random.chance(0.75) ? lit(hex(palette.accent), random.range(0.25, 0.6)) : null,
    planks: random.chance(0.75),
    depth: random.range(4.4, 4.9),
    window: {
      x: windowX,
      width: random.range(1.15, 1.45),
      hill: hex(random.pick(['#8fae8b', '#9db7a0', '#a8b48a', '#9fb0b8'])),
    },
    chair: random.pick<ChairStyle>(['dining', 'armchair', 'stool']),
    chairColour: hex(
      random.pick(['#5f7f8f', '#b9624a', '#7c8c6a', '#c9a15a', '#6f6a86', '#8d7a68']),
    ),
    furniture: {
      kind: random.pick(['shelf', 'sideboard', 'desk']),
      x: random.range(1.35, 1.75),
    },
    plantX: random.range(-2.35, -2.05),
    lampX: random.chance(0.5) ? random.range(0.55, 0.75) : null,
    picture: pictureFits ? { x: random.range(-0.15, 0.25), motif: random.range(0, 3) } : null,
  };
}

function createFilm(seed: number): Film {
  const random = createRandom(seed, 'film');
  return {
    lens: {
      x: random.range(-0.15, 0.15),
      y: random.range(1.06, 1.2),
      pitch: random.range(0.03, 0.05),
      focal: random.range(545, 590),
    },
    mirrored: random.chance(0.5),
    grain: random.range(0.4, 1.1),
    warmth: random.range(0.97, 1.04),
    exposure: random.range(0.95, 1.06),
  };
}

export const createAppearance = (seed: number): Appearance => ({
  person: createPerson(seed),
  room: createRoom(seed),
  film: createFilm(seed),
});
