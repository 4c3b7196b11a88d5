/** Sentences that name options of the command line, in the words of the window's dialogs. */
import { Fault, toFault } from '../../../contract/fault.ts';

const inDialogs: readonly (readonly [RegExp, string])[] = [
  [
    /: --replace takes the new ones, --label-set NAME keeps both/,
    ': “Replace labels” takes the new ones, another label set keeps both',
  ],
  [/--layout folders/, 'the layout “Class folders”'],
  [/--layout/, '“What it is”'],
  [/--group-from '([^']*)'/, '$1'],
  [/: choose another (?:set )?with --label-set/, ': choose another label set'],
  [/(name a folder|choose another (?:name|place)) with --out/, '$1'],
  [/: create one with "longtake import [^"]*"/, ': make one with “New project…”'],
  [/run the command again to go on/, 'import again to go on'],
  [/run the command again/, 'try again'],
  [/: "longtake clips --project DIR" lists their ids/, ': choose the clips anew'],
];

export function inWindowWords(sentence: string): string {
  return inDialogs.reduce((text, [option, words]) => text.replace(option, words), sentence);
}

/** The same refusals, without options of the command line. */
export async function refusingInWindowWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { reason, message } = toFault(error);
    throw new Fault(reason, inWindowWords(message), error);
  }
}
