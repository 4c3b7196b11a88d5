/** Sentences of an import that name options of the command line, in the words of the window's dialog. */
const inDialog: readonly (readonly [RegExp, string])[] = [
  [
    /: --replace takes the new ones, --label-set NAME keeps both/,
    ': “Replace labels” takes the new ones',
  ],
  [/--layout folders/, 'the layout “Class folders”'],
  [/--layout/, '“What it is”'],
  [/--group-from '([^']*)'/, '$1'],
  [/: choose another set with --label-set/, ': bring them in as the other kind'],
];

export function inWindowWords(sentence: string): string {
  return inDialog.reduce((text, [option, words]) => text.replace(option, words), sentence);
}
