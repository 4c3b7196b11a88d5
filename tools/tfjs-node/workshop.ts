/** The programs that building tfjs-node needs, found on this machine, and running them. */
import { existsSync, readFileSync } from 'node:fs';
import {
  canBuildTfjsNode,
  TFJS_NODE_VERSION,
} from '../../main/services/training/engines/find-tfjs-node.ts';
import { runQuietly } from '../bootstrap/quiet.mjs';
import { runToEnd } from '../bootstrap/run.mjs';

export interface Workshop {
  readonly python: string;
  readonly compiler: string;
}

/** One sentence about what is missing or went wrong, and what to do. */
export class Obstacle extends Error {
  override readonly name = 'Obstacle';
}

/** @throws Obstacle for the first thing that is missing */
export async function findWorkshop(env: NodeJS.ProcessEnv = process.env): Promise<Workshop> {
  if (!canBuildTfjsNode()) {
    throw new Obstacle(
      `It is built from a wheel for Linux on x64 with glibc; try "npm install --no-save @tensorflow/tfjs-node@${TFJS_NODE_VERSION}", which fetches a build for this machine where there is one.`,
    );
  }
  if (!hasAvx()) throw new Obstacle('This processor lacks AVX, which TensorFlow needs.');
  const python = await firstThatRuns(['python3', 'python'], ['-m', 'pip', '--version']);
  if (python === null) {
    throw new Obstacle('No Python 3 with pip is here; install python3 and python3-pip.');
  }
  const compilers = env['CXX'] ? [env['CXX']] : ['c++', 'g++', 'clang++'];
  const compiler = await firstThatRuns(compilers, ['--version']);
  if (compiler === null) {
    throw new Obstacle(
      env['CXX']
        ? `CXX names "${env['CXX']}", which does not run; correct or unset it.`
        : 'No C++ compiler is here; install g++.',
    );
  }
  return { python, compiler };
}

export interface Step {
  readonly what: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** What to do when it fails, beside reading what it printed. */
  readonly advice?: string;
}

/** @throws Obstacle when it fails; what it printed goes to standard error before. */
export async function runStep(step: Step): Promise<void> {
  const { code, output } = await runQuietly(step.file, step.args, { cwd: step.cwd });
  if (code === 0) return;
  process.stderr.write(output);
  throw failed(step, code);
}

/** For a step that takes long and shows its own progress: seen where somebody watches. @throws Obstacle */
export async function runLongStep(step: Step): Promise<void> {
  if (!process.stderr.isTTY) {
    await runStep(step);
    return;
  }
  const code = await runToEnd(step.file, step.args, { cwd: step.cwd });
  if (code !== 0) throw failed(step, code);
}

function failed({ what, advice }: Step, code: number): Obstacle {
  const then = advice === undefined ? '' : `, ${advice}`;
  return new Obstacle(`${what} failed (exit code ${code}): see its words above${then}.`);
}

async function firstThatRuns(
  files: readonly string[],
  args: readonly string[],
): Promise<string | null> {
  for (const file of files) {
    const { code } = await runQuietly(file, args, { cwd: '.' });
    if (code === 0) return file;
  }
  return null;
}

/** Where the system does not tell, TensorFlow will. */
function hasAvx(): boolean {
  const file = '/proc/cpuinfo';
  return !existsSync(file) || /\bavx\b/.test(readFileSync(file, 'utf8'));
}
