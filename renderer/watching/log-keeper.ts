/** Holds a session's log lines from its beginning, and brings them to the host once they are to be kept. */
import { Fault, toFault } from '../../contract/fault.ts';
import type { SessionLogLine } from '../../contract/session-log.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { KeptLog } from '../../contract/window/watching.ts';

export interface LogKeeperOptions {
  readonly host: LongtakeHost;
  readonly session: number;
  /** The log is kept from now on, or no longer. */
  readonly onKept: (log: KeptLog | null) => void;
  /** The log can be written no more; the labels go on. */
  readonly onFailed: (fault: Fault) => void;
}

export interface LogKeeper {
  readonly add: (lines: readonly SessionLogLine[]) => void;
  /** Begins to keep what there is and what comes. Rejects with a Fault when that cannot be. */
  readonly keep: () => Promise<void>;
  readonly isKept: () => boolean;
  /** Sends what has come since the last time; call about once a second. */
  readonly send: () => void;
  /** The host says that it can write no more. */
  readonly fail: (fault: Fault) => void;
  /** Resolves when everything is written, or cannot be. */
  readonly finish: () => Promise<void>;
}

/** What a message carries at most. */
const LINES_PER_PIECE = 2000;
/** Some 12 hours of a lively session; then the beginning is let go, and with it the chance to keep the log. */
export const MOST_LINES = 150_000;

/** in memory: not kept yet; too long: not kept, and too much to keep now. */
type Keeping = 'in memory' | 'too long' | 'kept' | 'failed';

interface HeldLog {
  /** Not sent yet. */
  lines: SessionLogLine[];
  keeping: Keeping;
}

export function createLogKeeper(options: LogKeeperOptions): LogKeeper {
  const { host, session } = options;
  const log: HeldLog = { lines: [], keeping: 'in memory' };
  let sending: Promise<void> = Promise.resolve();
  const nextPiece = () => log.lines.splice(0, LINES_PER_PIECE);
  const fail = (fault: Fault) => {
    if (log.keeping !== 'kept') return;
    log.keeping = 'failed';
    log.lines = [];
    options.onKept(null);
    options.onFailed(fault);
  };
  /** Pieces go one after the other: a log's lines are in order. */
  const sendAll = async () => {
    while (log.lines.length > 0 && log.keeping === 'kept')
      await host.invoke('log.append', { session, lines: nextPiece() });
  };
  const send = () => {
    if (log.keeping !== 'kept' || log.lines.length === 0) return;
    sending = sending.then(sendAll).catch((error: unknown) => {
      fail(toFault(error, 'disk'));
    });
  };
  const finish = () => {
    send();
    return sending;
  };
  const keep = async () => {
    if (log.keeping === 'kept') return;
    if (log.keeping !== 'in memory') throw tooLate(log.keeping);
    log.keeping = 'kept';
    const beginning = beginAtHost(options, log, nextPiece());
    sending = beginning.catch(() => undefined);
    await beginning;
    await finish();
  };
  return {
    add: (lines) => {
      addTo(log, lines, fail);
    },
    keep,
    isKept: () => log.keeping === 'kept',
    send,
    fail,
    finish,
  };
}

async function beginAtHost(
  { host, session, onKept }: LogKeeperOptions,
  log: HeldLog,
  lines: SessionLogLine[],
): Promise<void> {
  try {
    onKept(await host.invoke('log.keep', { session, lines }));
  } catch (error) {
    // Nothing was written, so it may be asked for again.
    log.lines.unshift(...lines);
    log.keeping = 'in memory';
    throw toFault(error, 'disk');
  }
}

function addTo(log: HeldLog, lines: readonly SessionLogLine[], fail: (fault: Fault) => void): void {
  if (log.keeping === 'failed' || log.keeping === 'too long') return;
  for (const line of lines) log.lines.push(line);
  if (log.lines.length <= MOST_LINES) return;
  if (log.keeping === 'kept')
    fail(new Fault('disk', 'The log could not be written in time and ends here; see to the disk.'));
  else log.keeping = 'too long';
  log.lines = [];
}

function tooLate(keeping: 'too long' | 'failed'): Fault {
  return new Fault(
    'failed',
    keeping === 'failed'
      ? 'The log of this session can be written no more; begin the session anew to keep another.'
      : 'This session has run too long for its log to be kept from the beginning; begin it anew and keep the log at once.',
  );
}
