/** Puts the commands together; every misuse becomes a Fault with one sentence. */
import { Command, CommanderError } from 'commander';
import { Fault } from '../../contract/fault.ts';
import { agreementCommand } from './agreement.ts';
import { benchCommand } from './bench/bench.ts';
import { charlmCommand } from './charlm.ts';
import { clipsCommand } from './clips.ts';
import { doctorCommand } from './doctor.ts';
import { evalCommand } from './eval.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { labelCommand } from './label.ts';
import { modelsCommand } from './models.ts';
import { projectCommand } from './project.ts';
import { trainCommand } from './train.ts';
import { version } from '../version.ts';
import { addWatch } from './watch.ts';

export interface Program {
  /** @param argv as process.argv. @throws Fault */
  parseAsync(argv: readonly string[]): Promise<void>;
}

export function createProgram(): Program {
  const program = new Command('longtake')
    .description('Names what is happening in every frame a camera sees, offline.')
    .version(version(), '-V, --version', 'print the version');
  addWatch(program);
  for (const command of [
    labelCommand(),
    importCommand(),
    clipsCommand(),
    trainCommand(),
    evalCommand(),
    exportCommand(),
    modelsCommand(),
    agreementCommand(),
    projectCommand(),
    charlmCommand(),
    doctorCommand(),
    benchCommand(),
  ]) {
    program.addCommand(command);
  }
  program.enablePositionalOptions();
  refuseByThrowing(program);
  return {
    async parseAsync(argv) {
      try {
        await program.parseAsync(argv);
      } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        if (error.exitCode === 0) return; // help or version was asked for and printed
        throw new Fault('bad-usage', `${sentence(error.message)} See "longtake --help".`, error);
      }
    },
  };
}

function refuseByThrowing(command: Command): void {
  command.exitOverride();
  command.configureOutput({ writeErr: () => undefined });
  command.commands.forEach(refuseByThrowing);
}

function sentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ');
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!)]$/.test(capital) ? capital : `${capital}.`;
}
