/** Runs the command line as a user does, in a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { models, root } from './places.ts';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The user it runs as, by number; another than root is bound by permission bits. */
  readonly uid?: number | undefined;
  /** Called with every piece of standard output as it comes. */
  readonly onOutput?: (text: string, stop: () => void) => void;
  /** The same for standard error. */
  readonly onErrors?: (text: string, stop: () => void) => void;
}

/** A developer's display would have the program open its window. */
const noDisplay = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };

export function longtake(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const env = { ...process.env, ...noDisplay, LONGTAKE_MODELS: models, ...options.env };
  const user = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  const program = [join(root, 'main/cli.ts'), ...args];
  const child = spawn(process.execPath, program, { cwd: root, env, ...user });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    options.onOutput?.(text, () => child.kill('SIGINT'));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    options.onErrors?.(text, () => child.kill('SIGINT'));
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      done({ code, stdout, stderr });
    });
  });
}

/** The one sentence a refusal consists of, or a report of what else was said. */
export function refusal({ stderr }: Outcome): string {
  const lines = stderr
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('longtake: '));
  return lines.length === 1 ? (lines[0] ?? '') : `not one sentence: ${stderr}`;
}
