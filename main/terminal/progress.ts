/** Progress on standard error: what is being done, how far it is, how long it will still take. */

export interface Progress {
  /** `total` null: the end is not known. */
  readonly at: (done: number, total: number | null, details?: string) => void;
  /** Ends the line, leaving the last state readable. */
  readonly end: () => void;
}

interface ProgressOptions {
  /** What is being done, as the user would say it: "Importing clips". */
  readonly what: string;
  /** What is counted: "frames". */
  readonly unit?: string;
  readonly out?: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  readonly now?: () => number;
}

/** A terminal is redrawn this often; a log file gets a line this often. */
const TTY_MS = 100;
const LOG_MS = 5000;

export function createProgress({
  what,
  unit = '',
  out = process.stderr,
  now = Date.now,
}: ProgressOptions): Progress {
  const startMs = now();
  const everyMs = out.isTTY ? TTY_MS : LOG_MS;
  let lastMs = -Infinity;
  let line = '';
  return {
    at(done, total, details = '') {
      line = `${what}: ${share(done, total, unit === '' ? '' : ` ${unit}`)}${details === '' ? '' : `, ${details}`}${timeLeft(now() - startMs, done, total)}`;
      if (now() - lastMs < everyMs) return;
      lastMs = now();
      out.write(out.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end() {
      if (line !== '') out.write(out.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`);
      line = '';
    },
  };
}

function share(done: number, total: number | null, unit: string): string {
  if (total === null || total === 0) return `${String(done)}${unit}`;
  return `${String(Math.floor((100 * done) / total))} % (${String(done)} of ${String(total)}${unit})`;
}

function timeLeft(elapsedMs: number, done: number, total: number | null): string {
  if (total === null || done === 0 || done >= total || elapsedMs < 1000) return '';
  const leftS = Math.ceil(((elapsedMs / done) * (total - done)) / 1000);
  const minutes = Math.floor(leftS / 60);
  return `, about ${minutes > 0 ? `${String(minutes)} min ` : ''}${String(leftS % 60)} s left`;
}
