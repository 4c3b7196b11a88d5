/** Progress on standard error: what is being done, how far it is, how long it will still take. */

export interface Progress {
  /** `total` null: the end is not known. */
  readonly at: (done: number, total: number | null, details?: string) => void;
  /** Says that the work stands still; so does the clock of the time left, until the next state. */
  readonly rest: (why: string) => void;
  /** A line that stays, above the state. */
  readonly say: (text: string) => void;
  /** Ends the line, leaving the last state readable. */
  readonly end: () => void;
}

interface ProgressOptions {
  /** What is being done, as the user would say it: "Importing clips". */
  readonly what: string;
  /** What is counted: "frames". */
  readonly unit?: string;
  /** Share of the work that an earlier run has done, 0 … 1: it says nothing of this run's pace. */
  readonly doneBefore?: number;
  readonly out?: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  readonly now?: () => number;
}

/** A terminal is redrawn this often; a log file gets a line this often. */
const TTY_MS = 100;
const LOG_MS = 5000;

export function createProgress({
  what,
  unit = '',
  doneBefore = 0,
  out = process.stderr,
  now = Date.now,
}: ProgressOptions): Progress {
  const clock = createClock(now);
  const everyMs = out.isTTY ? TTY_MS : LOG_MS;
  let lastMs = -Infinity;
  let line = '';
  const draw = (text: string) => {
    lastMs = now();
    out.write(out.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  };
  return {
    at(done, total, details = '') {
      clock.run();
      const left = timeLeft(clock.elapsedMs(), { done, total, doneBefore });
      line = `${what}: ${share(done, total, unit === '' ? '' : ` ${unit}`)}${details === '' ? '' : `, ${details}`}${left}`;
      if (now() - lastMs >= everyMs) draw(line);
    },
    rest(why) {
      clock.rest();
      draw(line === '' ? `${what}: ${why}` : `${line}, ${why}`);
    },
    say(text) {
      out.write(out.isTTY ? `\r\u001b[K${text}\n${line}` : `${text}\n`);
    },
    end() {
      if (line !== '') out.write(out.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`);
      line = '';
    },
  };
}

/** Counts the time at work, from its making. */
function createClock(now: () => number) {
  let workedMs = 0;
  let sinceMs: number | null = now();
  return {
    elapsedMs: () => workedMs + (sinceMs === null ? 0 : now() - sinceMs),
    run() {
      sinceMs ??= now();
    },
    rest() {
      if (sinceMs !== null) workedMs += now() - sinceMs;
      sinceMs = null;
    },
  };
}

function share(done: number, total: number | null, unit: string): string {
  if (total === null || total === 0) return `${String(done)}${unit}`;
  return `${String(Math.floor((100 * done) / total))} % (${String(done)} of ${String(total)}${unit})`;
}

function timeLeft(
  elapsedMs: number,
  { done, total, doneBefore }: { done: number; total: number | null; doneBefore: number },
): string {
  if (total === null || done >= total || elapsedMs < 1000) return '';
  const doneNow = done - doneBefore * total;
  if (doneNow <= 0) return '';
  const leftS = Math.ceil(((elapsedMs / doneNow) * (total - done)) / 1000);
  const minutes = Math.floor(leftS / 60);
  return `, about ${minutes > 0 ? `${String(minutes)} min ` : ''}${String(leftS % 60)} s left`;
}
