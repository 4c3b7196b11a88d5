/** The formats of label files, in words. */
import type { LabelFileFormat } from '../../contract/label-file-formats.ts';

export const formatWords: Readonly<Record<LabelFileFormat, string>> = {
  csv: 'CSV, a row for every frame',
  segments: 'CSV or TSV, a row for every stretch',
  vtt: 'WebVTT subtitles',
  srt: 'SubRip subtitles',
  boris: 'BORIS project or table',
  eaf: 'ELAN',
  textgrid: 'Praat TextGrid',
  via: 'VIA',
  activitynet: 'ActivityNet',
  audacity: 'Audacity label track',
};
