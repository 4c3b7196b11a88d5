/** One clip through one track as coloured strips over time: what was true, what was said, where they differ. */
import { NONE, type Sequence } from '../../../../model/metrics/sequence.ts';
import { seconds } from './format.ts';
import { html, type Html } from './html.ts';
import type { ClassLook } from './report-subject.ts';

interface Stretch {
  readonly value: number;
  readonly startFrame: number;
  /** Exclusive. */
  readonly endFrame: number;
}

/** All runs of equal values, NONE among them. */
export function stretchesOf(values: ArrayLike<number>): Stretch[] {
  const stretches: Stretch[] = [];
  let startFrame = 0;
  for (let frame = 1; frame <= values.length; frame++) {
    const value = values[startFrame] ?? NONE;
    if (frame < values.length && values[frame] === value) continue;
    stretches.push({ value, startFrame, endFrame: frame });
    startFrame = frame;
  }
  return stretches;
}

/** A strip is about this wide on a usual screen, and a letter this wide: names that would not fit are left out. */
const STRIP_WIDTH = 760;
const LETTER_WIDTH = 6.4;

const TOP = { truth: 0, said: 21, wrong: 42 } as const;
const HEIGHT = { band: 19, wrong: 5, all: 47 } as const;

interface Scale {
  /** 0..1 of the clip's time at which a frame begins; the frame after the last is 1. */
  readonly at: (frame: number) => number;
  readonly describe: (stretch: Stretch) => string;
}

function scaleOf({ timestampsUs }: Sequence): Scale {
  const frames = timestampsUs.length;
  const startUs = timestampsUs[0] ?? 0;
  const lastUs = timestampsUs[frames - 1] ?? startUs;
  // The last frame is shown as long as an average one.
  const spanUs = frames < 2 ? 1 : ((lastUs - startUs) * frames) / (frames - 1);
  const sinceUs = (frame: number): number =>
    frame >= frames ? spanUs : (timestampsUs[frame] ?? startUs) - startUs;
  return {
    at: (frame) => sinceUs(frame) / spanUs,
    describe: ({ startFrame, endFrame }) =>
      `${seconds(sinceUs(startFrame))} to ${seconds(sinceUs(endFrame))}, frames ${startFrame} to ${endFrame - 1}`,
  };
}

interface Band {
  readonly name: string;
  readonly none: string;
  readonly y: number;
}

function band(
  values: ArrayLike<number>,
  scale: Scale,
  looks: readonly ClassLook[],
  kind: Band,
): Html[] {
  return stretchesOf(values).map((stretch) => {
    const from = scale.at(stretch.startFrame);
    const width = scale.at(stretch.endFrame) - from;
    const look = looks[stretch.value];
    const name = look?.name ?? kind.none;
    const fits = name.length * LETTER_WIDTH + 10 < width * STRIP_WIDTH;
    const text =
      look !== undefined && fits
        ? html`<text x="${percentOf(from + width / 2)}" y="${kind.y + 13.5}" fill="${look.ink}"
            >${name}</text
          >`
        : null;
    return html`<g>
      <title>${kind.name}: ${name}, ${scale.describe(stretch)}</title>
      <rect
        x="${percentOf(from)}"
        width="${percentOf(width)}"
        y="${kind.y}"
        height="${HEIGHT.band}"
        fill="${look?.colour ?? 'url(#hatch)'}"
      />
      ${text}
    </g>`;
  });
}

const percentOf = (x: number): string => `${(x * 100).toFixed(3)}%`;

/** Marks under every labelled frame that was not told right. */
function wrongMarks({ truth, predicted }: Sequence, scale: Scale): Html[] {
  const isWrong = truth.map((c, frame) => (c !== NONE && predicted[frame] !== c ? 1 : 0));
  return stretchesOf(isWrong).flatMap((stretch) => {
    if (stretch.value !== 1) return [];
    const from = scale.at(stretch.startFrame);
    const width = Math.max(scale.at(stretch.endFrame) - from, 1 / STRIP_WIDTH);
    return [
      html`<rect
        class="wrong"
        x="${percentOf(from)}"
        width="${percentOf(width)}"
        y="${TOP.wrong}"
        height="${HEIGHT.wrong}"
        ><title>Wrong: ${scale.describe(stretch)}</title></rect
      >`,
    ];
  });
}

export function strip(sequence: Sequence, looks: readonly ClassLook[], label: string): Html {
  const scale = scaleOf(sequence);
  const truth = { name: 'Truth', none: 'unlabelled', y: TOP.truth };
  const said = { name: 'Said', none: 'nothing', y: TOP.said };
  return html`<svg class="strip" height="${HEIGHT.all}" role="img" aria-label="${label}">
    ${band(sequence.truth, scale, looks, truth)} ${band(sequence.predicted, scale, looks, said)}
    ${wrongMarks(sequence, scale)}
  </svg>`;
}
