/** The command line: `longtake COMMAND`; without a command it watches (see DESIGN.md, section 7, as README tells it). */
import { exitCodeOf, toFault } from '../contract/fault.ts';
import { createProgram } from './commands/program.ts';

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitCodeOf(error);
  process.stderr.write(`longtake: ${toFault(error).message}\n`);
  if (process.env['LONGTAKE_DEBUG'] !== undefined) console.error(error);
}
