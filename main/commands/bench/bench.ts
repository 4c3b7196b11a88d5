/** `longtake bench ...`: measures this machine. Nothing here is asserted by a test. */
import { Command } from 'commander';
import { benchLiveCommand } from './bench-live.ts';
import { benchStepCommand } from './bench-step.ts';
import { benchTimelineCommand } from './bench-timeline.ts';
import { benchTrainCommand } from './bench-train.ts';

export function benchCommand(): Command {
  return new Command('bench')
    .description('measure this machine')
    .addCommand(benchLiveCommand())
    .addCommand(benchTrainCommand())
    .addCommand(benchStepCommand())
    .addCommand(benchTimelineCommand());
}
