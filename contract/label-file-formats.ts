/** The formats that labels come in and leave in, by the names of the command line. */
export const labelFileFormats = [
  'csv',
  'segments',
  'vtt',
  'srt',
  'boris',
  'eaf',
  'textgrid',
  'via',
  'activitynet',
  'audacity',
] as const;
export type LabelFileFormat = (typeof labelFileFormats)[number];
