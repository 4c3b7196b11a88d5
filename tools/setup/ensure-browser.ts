/** Sees to it that a browser is there: on Debian as root it installs the distribution's Chromium, elsewhere it leaves the word to the command. */
import { findBrowser, type Browser } from '../../main/services/browser/find-browser.ts';
import { withLock } from '../bootstrap/lock.mjs';
import { runQuietly } from '../bootstrap/quiet.mjs';
import { say } from '../bootstrap/say.mjs';

/** The machine as far as installing goes. A test gives its own, so that none ever reaches the real apt-get. */
export interface Installer {
  readonly canInstall: boolean;
  readonly find: () => Promise<Browser | null>;
  readonly run: (
    program: string,
    args: readonly string[],
  ) => Promise<{ readonly code: number; readonly output: string }>;
}

function thisMachine(root: string): Installer {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return {
    // A browser named by the user is theirs to put right.
    canInstall: isRoot && !process.env['LONGTAKE_BROWSER'],
    find: () => findBrowser(),
    run: (program, args) => runQuietly(program, args, { cwd: root, env }),
  };
}

/** Ubuntu has no `chromium` package, or one that only fetches a snap. */
async function hasRealPackage({ run }: Installer): Promise<boolean> {
  const { code, output } = await run('apt-cache', ['policy', 'chromium']);
  const candidate = /Candidate: (?<version>\S+)/u.exec(output)?.groups?.['version'] ?? '(none)';
  return code === 0 && candidate !== '(none)' && !candidate.includes('snap');
}

async function installChromium(machine: Installer): Promise<void> {
  if ((await machine.find()) !== null) return;
  say('no Chromium here: asking apt-get for one, about a minute.');
  const { code: listsCode } = await machine.run('apt-get', ['update', '-qq']);
  if (!(await hasRealPackage(machine))) {
    if (listsCode !== 0) say('apt-get update failed, so no browser could be installed.');
    return;
  }
  const args = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  const { code, output } = await machine.run('apt-get', args);
  if (code === 0) return;
  process.stderr.write(output);
  say(`apt-get install chromium failed (exit code ${String(code)}): its words are above.`);
}

/** Never fails: what cannot be done without a browser says so itself. */
export async function ensureBrowser(
  root: string,
  machine: Installer = thisMachine(root),
): Promise<void> {
  if (!machine.canInstall || (await machine.find()) !== null) return;
  const { code } = await machine.run('apt-get', ['--version']);
  if (code === 0) await withLock(root, async () => installChromium(machine));
}
