/** `longtake` without a command: opens the window, or watches in the terminal where there is no display. */
import { Option, type Command } from 'commander';
import { Fault } from '../../contract/fault.ts';
import { findElectron } from '../services/window/find-electron.ts';
import { remark } from '../terminal/answer.ts';
import { delegateOption } from './choose-delegate.ts';
import { chooseHost, hosts } from './choose-host.ts';
import { parseNumber, parseWholeNumber } from './options.ts';
import { sandboxObstacle } from './sandbox-obstacle.ts';
import type { WatchFlags } from './watch-flags.ts';
import { watchInTerminal } from './watch-in-terminal.ts';
import { watchInElectron, watchInWeb } from './watch-in-window.ts';

const MAX_PORT = 65_535;

export function addWatch(program: Command): void {
  program
    .option(
      '--project <dir>',
      'the project whose newest model watches, and whose logs folder keeps the run',
    )
    .option(
      '--source <source>',
      '"camera", or a video that plays as one; in the terminal the bundled sample by default',
    )
    .addOption(
      new Option(
        '--host <host>',
        'where it runs; default: a window where there is a display, else the terminal',
      ).choices(hosts),
    )
    .option(
      '--port <n>',
      'the port of the web host; default: any free one',
      parseWholeNumber(1, MAX_PORT),
    )
    .option('--model <model>', 'a model file, or an id in the project')
    .option('--extractor <extractor>', 'a name or a path')
    .option('--log <file>', 'in the terminal: write the session log there')
    .option('--frames <n>', 'in the terminal: end after this many frames', parseWholeNumber(1))
    .option(
      '--speed <x>',
      'in the terminal: how fast a video plays; default: 1',
      parseNumber(0.05, 64),
    )
    .addOption(delegateOption('in the terminal: '))
    .option('--json', 'in the terminal: print one JSON document at the end')
    .allowExcessArguments()
    .action((flags: WatchFlags) => {
      const [unknown] = program.args;
      if (unknown === undefined) return runWatch(flags);
      throw new Fault(
        'bad-usage',
        `There is no command "${unknown}"; "longtake --help" lists them.`,
      );
    });
}

async function runWatch(flags: WatchFlags): Promise<void> {
  const { log, frames, speed, delegate, json } = flags;
  const given = Object.entries({ log, frames, speed, delegate, json });
  const choice = chooseHost({
    wanted: flags.host ?? null,
    terminalOptions: given.filter(([, value]) => value !== undefined).map(([name]) => `--${name}`),
    hasPort: flags.port !== undefined,
    platform: process.platform,
    env: process.env,
    electron: await findElectron(),
    obstacle: sandboxObstacle(),
  });
  if (choice.host === 'headless') return watchInTerminal(flags);
  if (choice.host === 'electron') return watchInElectron(flags, choice.runtime);
  if (choice.why !== null) remark(choice.why);
  return watchInWeb(flags);
}
