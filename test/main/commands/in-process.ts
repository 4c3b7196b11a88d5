/** The command line in the test's own process: quicker than a process of its own, where no browser is needed. */
import { vi } from 'vitest';
import { exitCodeOf, toFault } from '../../../contract/fault.ts';
import { createProgram } from '../../../main/commands/program.ts';

interface Outcome {
  readonly status: 0 | 1 | 2;
  readonly stdout: string;
  /** What the program would say of its failure; empty where there is none. */
  readonly stderr: string;
}

/** The program in this process: as `main/cli.ts` calls it, with what it prints caught. */
export async function longtake(...args: readonly string[]): Promise<Outcome> {
  let stdout = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(((
    text: unknown,
    done: () => void,
  ) => {
    stdout += String(text);
    done();
    return true;
  }) as typeof process.stdout.write);
  try {
    await createProgram().parseAsync(['node', 'longtake', ...args]);
    return { status: 0, stdout, stderr: '' };
  } catch (error) {
    return { status: exitCodeOf(error), stdout, stderr: toFault(error).message };
  } finally {
    write.mockRestore();
  }
}
