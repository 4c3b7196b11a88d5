/** Trainers of like networks side by side: short rounds in turn, each in its process, so that noise hits all alike. */
import { Fault, toFault } from '../../../../contract/fault.ts';
import { quantile } from '../../../../model/metrics/quantile.ts';
import {
  startCompetitor,
  type CompetitorProcess,
  type CompetitorProgram,
} from './start-competitor.ts';
import type { Passed } from './task.ts';

export interface TrainContender {
  readonly name: string;
  /** What it computes with. */
  readonly engine: string;
  readonly program: CompetitorProgram;
  /** Share of the windows that it is given: less to the slow, so that all have a like time. */
  readonly share: number;
}

export interface TrainResult {
  readonly name: string;
  readonly engine: string;
  /** Median over the rounds, by the clock. */
  readonly framesPerSecond: number;
  /** The same by the processor's time, all threads together: what other programs take matters less to it. */
  readonly framesPerCpuSecond: number;
  readonly peakBytes: number;
  readonly frames: number;
  /** Alive after the last round, less those after the first; null where that cannot be asked. */
  readonly tensorsGrown: number | null;
  readonly versions: Readonly<Record<string, string>>;
}

/** One that could not be measured, and why. */
export interface TrainAbsence {
  readonly name: string;
  readonly engine: string;
  readonly reason: string;
}

export interface TrainBenchOptions {
  /** Windows of a contender whose share is 1. */
  readonly windows: number;
  readonly rounds: number;
  readonly onProgress: (done: number, total: number, name: string) => void;
}

/** @returns in the contenders' order, what each reached or why it did not */
export async function benchTrainers(
  contenders: readonly TrainContender[],
  options: TrainBenchOptions,
): Promise<(TrainResult | TrainAbsence)[]> {
  const started = await Promise.all(contenders.map(start));
  try {
    await passRounds(started, options);
  } finally {
    await Promise.all(started.map(async ({ competitor }) => competitor?.end()));
  }
  return started.map(({ contender: { name, engine }, competitor, reason, passed }) =>
    competitor === null
      ? { name, engine, reason }
      : { name, engine, ...figuresOf(passed), versions: competitor.versions },
  );
}

interface Started {
  readonly contender: TrainContender;
  /** null for one that cannot compete. */
  readonly competitor: CompetitorProcess | null;
  readonly reason: string;
  /** Its rounds so far. */
  readonly passed: Passed[];
}

async function start(contender: TrainContender): Promise<Started> {
  try {
    const competitor = await startCompetitor(contender.program);
    return { contender, competitor, reason: '', passed: [] };
  } catch (error) {
    return { contender, competitor: null, reason: toFault(error).message, passed: [] };
  }
}

/** Caches are filled and code is compiled in them: they are not counted. */
const WARM_UP_WINDOWS = 3;

async function passRounds(
  started: readonly Started[],
  { windows, rounds, onProgress }: TrainBenchOptions,
): Promise<void> {
  const total = (rounds + 1) * started.length;
  let done = 0;
  for (let round = 0; round <= rounds; round++) {
    for (const { contender, competitor, passed } of started) {
      onProgress(done++, total, contender.program.name);
      const perRound = Math.ceil((contender.share * windows) / rounds);
      const own = await competitor?.pass({ windows: round === 0 ? WARM_UP_WINDOWS : perRound });
      if (own !== undefined) passed.push(own);
    }
  }
}

/** @param passed the warm-up, then the rounds that count */
function figuresOf([warmUp, ...rounds]: readonly Passed[]) {
  const last = rounds.at(-1);
  if (warmUp === undefined || last === undefined) throw new Fault('failed', 'No round was passed.');
  const median = (values: readonly number[]): number => quantile(values, 0.5) ?? 0;
  const frames = rounds.reduce((sum, round) => sum + round.frames, 0);
  return {
    framesPerSecond: median(rounds.map((round) => round.frames / round.seconds)),
    framesPerCpuSecond: median(rounds.map((round) => round.frames / round.cpuSeconds)),
    peakBytes: last.peakBytes,
    frames,
    tensorsGrown: last.tensors === null ? null : last.tensors - (warmUp.tensors ?? 0),
  };
}
