/** Tells which commands touch pixels, so that the others run on a machine without any browser. */

const pixelCommands = ['label', 'import', 'train', 'eval', 'review', 'soak', 'bench'];
const pureCommands = [
  'clips',
  'agreement',
  'project',
  'export',
  'models',
  'charlm',
  'doctor',
  'help',
];
const commands = new Set([...pixelCommands, ...pureCommands]);
const pureOptions = new Set(['--help', '-h', '--version', '-V']);

/** `args`: what stands behind the mode, as typed. Without a command the app itself opens. */
export function needsBrowser(mode: string, args: readonly string[]): boolean {
  if (mode === 'test') return true;
  if (args.some((arg) => pureOptions.has(arg))) return false;
  const command = args.find((arg) => commands.has(arg));
  return command === undefined || !pureCommands.includes(command);
}
