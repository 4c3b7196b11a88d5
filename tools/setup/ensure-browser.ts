/** Sees to it that a browser is there: on Debian as root it installs the distribution's Chromium, elsewhere it leaves the word to the command. */
import { runQuietly } from '../bootstrap/quiet.mjs';
import { withLock } from '../bootstrap/lock.mjs';
import { say } from '../bootstrap/say.mjs';
import { findBrowser } from '../../main/services/browser/find-browser.ts';

const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

async function apt(root: string, program: string, args: readonly string[]) {
  return runQuietly(program, args, { cwd: root, env: environment });
}

/** Ubuntu has no `chromium` package, or one that only fetches a snap. */
async function hasRealPackage(root: string): Promise<boolean> {
  const { code, output } = await apt(root, 'apt-cache', ['policy', 'chromium']);
  const candidate = /Candidate: (?<version>\S+)/u.exec(output)?.groups?.['version'] ?? '(none)';
  return code === 0 && candidate !== '(none)' && !candidate.includes('snap');
}

async function installChromium(root: string): Promise<void> {
  if ((await findBrowser()) !== null) return;
  say('no Chromium here: asking apt-get for one, about a minute.');
  const { code: listsCode } = await apt(root, 'apt-get', ['update', '-qq']);
  if (!(await hasRealPackage(root))) {
    if (listsCode !== 0) say('apt-get update failed, so no browser could be installed.');
    return;
  }
  const args = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  const { code, output } = await apt(root, 'apt-get', args);
  if (code === 0) return;
  process.stderr.write(output);
  say(`apt-get install chromium failed (exit code ${String(code)}): its words are above.`);
}

/** Never fails: what cannot be done without a browser says so itself. */
export async function ensureBrowser(root: string): Promise<void> {
  if ((await findBrowser()) !== null) return;
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || !isRoot || process.env['LONGTAKE_BROWSER']) return;
  const { code } = await apt(root, 'apt-get', ['--version']);
  if (code === 0) await withLock(root, async () => installChromium(root));
}
