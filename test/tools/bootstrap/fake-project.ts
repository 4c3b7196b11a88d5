/** A small project with a make-believe npm and command line, on which the real bootstrap runs. */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const tools = path.resolve(import.meta.dirname, '../../../tools');

/** Makes what `npm ci` would leave behind; its behaviour is chosen by FAKE_NPM. */
const npmCli = `
const fs = require('node:fs');
fs.appendFileSync('npm-runs.txt', process.argv.slice(2).join(' ') + '\\n');
console.log('npm talks on stdout');
if (process.env.FAKE_NPM === 'fails') {
  console.error('npm error network unreachable');
  process.exit(7);
}
const finish = () => {
  fs.mkdirSync('node_modules/node/bin', { recursive: true });
  if (process.env.FAKE_NPM !== 'no-scripts')
    fs.symlinkSync(process.execPath, 'node_modules/node/bin/node');
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
};
if (process.env.FAKE_NPM === 'waits-for-file') {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
    if (!fs.existsSync('go')) return;
    clearInterval(timer);
    finish();
  }, 20);
} else finish();
`;

const cli = `
const [order] = process.argv.slice(2);
if (order === 'wait') {
  process.on('SIGTERM', () => { console.log('told to end'); process.exit(5); });
  setInterval(() => undefined, 1000);
  console.log('waiting');
} else if (order === 'fail') process.exitCode = 3;
else console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() }));
`;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once standard output or error holds the words. */
  readonly said: (words: string) => Promise<void>;
}

export interface FakeProject {
  readonly root: string;
  readonly start: (args: readonly string[], env?: NodeJS.ProcessEnv, cwd?: string) => Running;
  readonly npmRuns: () => readonly string[];
  readonly write: (file: string, text: string) => void;
  readonly remove: () => void;
}

function watch(child: ChildProcess): Running {
  const heard = { stdout: '', stderr: '' };
  const waiting = new Map<string, () => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk: Buffer) => {
      heard[name] += chunk.toString();
      for (const [words, resolve] of waiting) if (heard[name].includes(words)) resolve();
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, ...heard });
    });
  });
  const said = (words: string) =>
    new Promise<void>((resolve, reject) => {
      if (heard.stdout.includes(words) || heard.stderr.includes(words)) resolve();
      waiting.set(words, resolve);
      void ended.then(() => {
        reject(new Error(`ended without saying "${words}": ${heard.stdout}${heard.stderr}`));
      });
    });
  return { child, ended, said };
}

export function createFakeProject(): FakeProject {
  const root = mkdtempSync(path.join(tmpdir(), 'longtake-bootstrap-'));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  cpSync(path.join(tools, 'bootstrap.mjs'), path.join(root, 'tools/bootstrap.mjs'));
  cpSync(path.join(tools, 'bootstrap'), path.join(root, 'tools/bootstrap'), { recursive: true });
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}');
  write('npm/npm-cli.js', npmCli);
  write('npm/package.json', '{"type":"commonjs"}');
  write('tools/setup.ts', 'export {};');
  write('main/cli.ts', cli);
  const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = root): Running => {
    const npm = { npm_execpath: path.join(root, 'npm/npm-cli.js'), npm_node_execpath: undefined };
    const own = { npm_package_json: undefined, INIT_CWD: undefined, ...npm, ...env };
    return watch(
      spawn(process.execPath, [path.join(root, 'tools/bootstrap.mjs'), ...args], {
        cwd,
        env: { ...process.env, ...own },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  };
  const npmRuns = (): readonly string[] => {
    const log = path.join(root, 'npm-runs.txt');
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  };
  const remove = (): void => {
    rmSync(root, { recursive: true, force: true });
  };
  return { root, start, npmRuns, write, remove };
}
