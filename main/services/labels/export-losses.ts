/** What a format cannot hold of the labels at hand, told before they are written. */
import type { FileSpan, LabelsToWrite } from './formats/label-file.ts';
import type { LabelFileShape } from './formats/registry.ts';
import { counted } from '../../terminal/counted.ts';

interface Loss {
  readonly isHeld: boolean;
  readonly count: number;
  /** Of one, of several. */
  readonly what: readonly [string, string];
}

/** One sentence for each kind of loss that happens; none where everything has its place. */
export function lossesOf(labels: LabelsToWrite, holds: LabelFileShape['holds']): readonly string[] {
  const lists = labels.clips.flatMap(({ tracks }) => tracks.map(({ spans }) => spans));
  const spans = lists.flat();
  const points = spans.filter(({ isPoint }) => isPoint === true);
  const losses: readonly Loss[] = [
    {
      isHeld: holds.notes,
      count: spans.filter(({ note }) => note !== undefined).length,
      what: ['note is left out', 'notes are left out'],
    },
    {
      isHeld: holds.points,
      count: points.length,
      what: [
        'point event becomes a stretch of one frame',
        'point events become stretches of one frame',
      ],
    },
    {
      isHeld: holds.softWindows || !holds.points,
      count: points.filter(({ softWindowFrames = 0 }) => softWindowFrames > 0).length,
      what: ['point event loses its soft window', 'point events lose their soft window'],
    },
    {
      isHeld: holds.boundaries,
      count: lists.reduce((sum, list) => sum + touching(list), 0),
      what: [
        'boundary between stretches of one class is lost',
        'boundaries between stretches of one class are lost',
      ],
    },
  ];
  return losses
    .filter(({ isHeld, count }) => !isHeld && count > 0)
    .map(({ count, what }) => `This format has no place for it: ${counted(count, ...what)}.`);
}

function touching(spans: readonly FileSpan[]): number {
  return spans.filter(({ startUs, label }, i) => {
    const before = spans[i - 1];
    return before?.endUs === startUs && before.label === label;
  }).length;
}
