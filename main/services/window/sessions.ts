/** Live sessions of the page: what is lent for each, and its log. */
import { Fault } from '../../../contract/fault.ts';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import type { SessionLogWriter } from '../session-log/write-session-log.ts';

export interface Session {
  readonly id: number;
  /** Taken back at the end. */
  readonly addresses: readonly string[];
}

export interface Sessions {
  /** Lends the files, in order. */
  readonly begin: (paths: readonly string[]) => Session;
  /** Of a session that has ended, or never was, there is nothing to end. */
  readonly end: (id: number) => Promise<void>;
  readonly endAll: () => Promise<void>;
  /** Opens the log unless it is open already. @throws Fault */
  readonly keep: (id: number, lines: readonly SessionLogLine[]) => Promise<SessionLogWriter>;
  /** @throws Fault for a session that is not kept. */
  readonly append: (id: number, lines: readonly SessionLogLine[]) => Promise<void>;
}

export interface SessionsOptions {
  readonly lend: (path: string) => string;
  readonly takeBack: (address: string) => void;
  readonly openLog: (onFault: (fault: Fault) => void) => Promise<SessionLogWriter>;
  /** How many are open now; called whenever one begins or ends. */
  readonly onCount?: (open: number) => void;
  /** Called once for a log that the disk takes no more. */
  readonly onLogFailed: (session: number, fault: Fault) => void;
}

interface Open extends Session {
  log: Promise<SessionLogWriter> | null;
}

export function createSessions(options: SessionsOptions): Sessions {
  const open = new Map<number, Open>();
  let lastId = 0;
  const find = (id: number): Open => {
    const session = open.get(id);
    if (session !== undefined) return session;
    throw new Fault('bad-input', `There is no session ${String(id)}: begin to watch again.`);
  };
  const end = async (id: number): Promise<void> => {
    const session = open.get(id);
    if (session === undefined) return;
    open.delete(id);
    options.onCount?.(open.size);
    session.addresses.forEach(options.takeBack);
    const log = await session.log?.catch(() => null);
    // What the disk refused was told of when it did.
    await log?.close().catch(() => undefined);
  };
  return {
    begin(paths) {
      const session = { id: ++lastId, addresses: paths.map(options.lend), log: null };
      open.set(session.id, session);
      options.onCount?.(open.size);
      return session;
    },
    end,
    async endAll() {
      await Promise.all([...open.keys()].map(end));
    },
    async keep(id, lines) {
      const session = find(id);
      session.log ??= openLog(options, id, lines).catch((error: unknown) => {
        session.log = null; // it may be asked for again
        throw error;
      });
      return session.log;
    },
    async append(id, lines) {
      const { log } = find(id);
      if (log === null) {
        const message = `The log of session ${String(id)} is not kept: keep it first.`;
        throw new Fault('bad-input', message);
      }
      const { write } = await log;
      lines.forEach(write);
    },
  };
}

async function openLog(
  options: SessionsOptions,
  id: number,
  lines: readonly SessionLogLine[],
): Promise<SessionLogWriter> {
  requireHeader(lines);
  const log = await options.openLog((fault) => {
    options.onLogFailed(id, fault);
  });
  lines.forEach(log.write);
  // On the disk before it is called kept, so that a list made now can read it; a full disk is told of on its own.
  await log.flush().catch(() => undefined);
  return log;
}

function requireHeader([first]: readonly SessionLogLine[]): void {
  if (first?.kind === 'header') return;
  throw new Fault('bad-input', 'A session log begins with its header: keep it from its beginning.');
}
