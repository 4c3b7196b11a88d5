/** A Python that has PyTorch, if this machine has one, and the way to have it run converter jobs. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const python = process.env['LONGTAKE_PYTHON'] ?? 'python3';
const probe =
  'import importlib.util as i, sys; sys.exit(not all(map(i.find_spec, ("torch", "numpy"))))';

/** Why nothing can be tried, or null. */
export const whyNoTorch: string | null =
  spawnSync(python, ['-c', probe], { stdio: 'ignore' }).status === 0
    ? null
    : `${python} has no PyTorch: name one that has with LONGTAKE_PYTHON`;

export type Job = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What each job gave, in their order. @throws Error with what Python said when it failed. */
export function runJobs(jobs: readonly Job[]): Record<string, unknown>[] {
  const { status, stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'drive.py')], {
    input: JSON.stringify({ jobs }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`The jobs failed: ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>[];
}

/** Runs a converter as a user does. */
export function runConverter(program: 'to_torch.py' | 'from_torch.py', args: readonly string[]) {
  const path = join(root, 'tools/convert', program);
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
  return spawnSync(python, [path, ...args], { encoding: 'utf8', env });
}
