/** Decides where `longtake` runs: in Electron's window, in a browser's, or in the terminal (see DESIGN.md, section 8). */
import { Fault } from '../../contract/fault.ts';

export const hosts = ['electron', 'web', 'headless'] as const;
export type Host = (typeof hosts)[number];

export interface HostQuestion {
  /** What --host says; null when it was left away. */
  readonly wanted: Host | null;
  /** Options given that only a run in the terminal has, as typed: "--json". */
  readonly terminalOptions: readonly string[];
  /** A port was named, which only the web host has. */
  readonly hasPort: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The Electron runtime's program; null where it is not installed. */
  readonly electron: string | null;
  /** What on this system forbids Electron's sandbox, in words; null where nothing does. */
  readonly obstacle: string | null;
}

export type HostChoice =
  | { readonly host: 'electron'; readonly runtime: string }
  /** `why`: one line on why it is not Electron; null when it was asked for. */
  | { readonly host: 'web'; readonly why: string | null }
  | { readonly host: 'headless' };

const INSTALL =
  'The Electron runtime is not installed: run "npx install-electron" in the folder of Longtake to have it';

/** @throws Fault 'bad-usage' for options that exclude each other, 'unsupported' for a runtime that is not there. */
export function chooseHost(question: HostQuestion): HostChoice {
  const choice = choose(question);
  const [option] = question.terminalOptions;
  if (choice.host !== 'headless' && option !== undefined) {
    throw usage(
      `${option} is for a run in the terminal, without a window: leave it away, or take --host headless.`,
    );
  }
  if (choice.host !== 'web' && question.hasPort) {
    throw usage('--port is for the web host alone: take --host web as well.');
  }
  return choice;
}

function choose(question: HostQuestion): HostChoice {
  const { wanted, terminalOptions, hasPort, electron } = question;
  if (wanted === 'headless') return { host: 'headless' };
  if (wanted === 'web') return { host: 'web', why: null };
  const hindrance = hindranceOf(question);
  if (wanted === 'electron') {
    if (electron !== null && hindrance === null) return { host: 'electron', runtime: electron };
    throw new Fault('unsupported', `${hindrance ?? INSTALL}, or take --host web.`);
  }
  if (terminalOptions.length > 0 || !hasDisplay(question)) return { host: 'headless' };
  if (hasPort) return { host: 'web', why: null };
  if (electron !== null && hindrance === null) return { host: 'electron', runtime: electron };
  return { host: 'web', why: `The window opens in the browser. ${hindrance ?? INSTALL}.` };
}

/** What stands between here and a window in Electron, and what to do about it; Chromium itself would only abort. */
function hindranceOf({ electron, obstacle }: HostQuestion): string | null {
  if (electron === null) return INSTALL;
  if (obstacle === null) return null;
  return `Electron's sandbox cannot work here because ${obstacle}: install Longtake from its .deb`;
}

/** macOS and Windows always have one as far as a program can tell. */
function hasDisplay({ platform, env }: Pick<HostQuestion, 'platform' | 'env'>): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

function usage(message: string): Fault {
  return new Fault('bad-usage', `${message} See "longtake --help".`);
}
