/** Keeps node_modules as package-lock.json says, with `npm ci` when it is not. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { npmCommand } from './npm.mjs';
import { runQuietly } from './quiet.mjs';
import { say } from './say.mjs';

/**
 * The Node the project runs on, brought in by the `node` package.
 * @param {string} root
 */
export function projectNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(root, 'node_modules', 'node', 'bin', name);
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null}
 */
function readLocked(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * npm writes node_modules/.package-lock.json last, so a half-made node_modules never passes; optional
 * packages may be absent (another platform's).
 * @param {string} root
 */
function packagesMatch(root) {
  const wanted = readLocked(path.join(root, 'package-lock.json'));
  const found = readLocked(path.join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null || found === null || !existsSync(projectNode(root))) return false;
  return Object.entries(wanted).every(([place, want]) => {
    if (place === '') return true;
    const have = found[place];
    if (have === undefined) return want.optional === true;
    return have.version === want.version && have.integrity === want.integrity;
  });
}

/**
 * npm hands its own options down as npm_config_*; those of the outer call (--silent, --prefix, --json)
 * would change what `npm ci` does. Proxies, registries and certificates stay.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutCallOptions(env) {
  const spoiling = [
    'prefix',
    'local_prefix',
    'global',
    'json',
    'loglevel',
    'dry_run',
    'omit',
    'include',
    'production',
    'workspace',
  ];
  const names = new Set(spoiling.map((name) => `npm_config_${name}`));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.has(name.toLowerCase())));
}

/**
 * `npm ci` starts by deleting node_modules. Windows refuses that while the Node inside it runs (npm puts
 * it first on the PATH, so it may well be running us): there `npm install` repairs what differs.
 * @param {string} root
 */
function installVerb(root) {
  const runsFromInside = process.execPath.startsWith(path.join(root, 'node_modules') + path.sep);
  return process.platform === 'win32' && runsFromInside ? ['install', '--no-save'] : ['ci'];
}

/** @param {string} root */
async function install(root) {
  if (packagesMatch(root)) return true;
  say('installing packages (npm ci), about a minute.');
  const options = [
    ...installVerb(root),
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
  ];
  const { file, args, shell } = npmCommand(options);
  const { code, output } = await runQuietly(file, args, {
    cwd: root,
    // onnxruntime-node carries its CPU library; its script would fetch files for GPUs.
    env: { ...withoutCallOptions(process.env), ONNXRUNTIME_NODE_INSTALL: 'skip' },
    shell,
  });
  if (code !== 0) {
    process.stderr.write(output);
    say(
      `npm ci failed (exit code ${code}): see its words above, check the network connection, then run the command again.`,
    );
    return false;
  }
  if (packagesMatch(root)) return true;
  process.stderr.write(output);
  say(
    `npm ci ran, but ${path.relative(root, projectNode(root))} is missing: allow install scripts (npm config set ignore-scripts false), then run the command again.`,
  );
  return false;
}

/**
 * @param {string} root
 * @returns {Promise<boolean>} false when it failed and said why
 */
export async function ensurePackages(root) {
  return packagesMatch(root) || withLock(root, () => install(root));
}
