/** What an import would do and did, in words. */
import { labelFileFormats } from '../../../contract/label-file-formats.ts';
import type {
  ImportLayout,
  ImportPreview,
  ImportState,
} from '../../../contract/window/import-commands.ts';
import { counted } from '../counted.ts';
import { formatWords } from '../label-format-words.ts';

export const layouts: readonly { readonly value: ImportLayout; readonly label: string }[] = [
  { value: 'auto', label: 'Find out by looking' },
  { value: 'folders', label: 'Class folders' },
  ...labelFileFormats.map((value) => ({ value, label: formatWords[value] })),
];

/** "3 new videos, labels for 2 clips that are here, 12 segments in the set “hand”." */
export function previewInWords({ clips, kind, labelSet }: ImportPreview): string {
  const fresh = clips.filter(({ isNew }) => isNew).length;
  const known = clips.length - fresh;
  const segments = clips.reduce((sum, clip) => sum + clip.segments, 0);
  const what = kind === 'hand' ? 'as labels' : 'as suggestions';
  return [
    ...(fresh === 0 ? [] : [counted(fresh, 'video')]),
    ...(known === 0 ? [] : [`labels for ${counted(known, 'clip')} of this project`]),
    segments === 0
      ? 'no labels come with it'
      : `${counted(segments, 'segment')} ${what} in the set “${labelSet}”`,
  ]
    .join(', ')
    .concat('.');
}

export function outcomeInWords({ phase, outcome, message, clips, clipsDone }: ImportState): string {
  if (outcome === null) {
    return message ?? `${String(clipsDone)} of ${counted(clips, 'clip')} imported.`;
  }
  const { imported, present, segments } = outcome;
  const there =
    present === 0
      ? ''
      : ` ${counted(present, 'clip')} ${present === 1 ? 'was' : 'were'} here already.`;
  const stopped = phase === 'stopped' ? ' The rest was stopped.' : '';
  return `${counted(imported, 'video')} imported, ${counted(segments, 'segment')} written.${there}${stopped}`;
}
