/** Single keys in a terminal, taken without Enter while something runs. */

export type KeyInput = Pick<
  NodeJS.ReadStream,
  'isTTY' | 'setRawMode' | 'on' | 'removeListener' | 'resume' | 'pause'
>;

export interface KeyOptions {
  /** What each key does. */
  readonly keys: Readonly<Record<string, () => void>>;
  readonly input?: KeyInput;
  /** Ctrl-C, which a terminal in raw mode no longer turns into a signal; default: the signal. */
  readonly onInterrupt?: () => void;
}

const CTRL_C = '\u0003';

/** @returns a function that gives the terminal back, or null where there is no terminal to read keys from */
export function listenForKeys({
  keys,
  input = process.stdin,
  onInterrupt = interrupt,
}: KeyOptions): (() => void) | null {
  if (!input.isTTY) return null;
  const onData = (data: Buffer) => {
    for (const key of data.toString()) {
      if (key === CTRL_C) onInterrupt();
      else keys[key.toLowerCase()]?.();
    }
  };
  input.setRawMode(true);
  input.on('data', onData);
  input.resume();
  return () => {
    input.removeListener('data', onData);
    input.setRawMode(false);
    input.pause();
  };
}

/** As the terminal would have: whoever listens ends in order, and where nobody does the program ends. */
function interrupt(): void {
  if (process.emit('SIGINT')) return;
  process.stdin.setRawMode(false);
  process.exit(130);
}
