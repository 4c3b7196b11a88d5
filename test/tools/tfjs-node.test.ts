/** Building tfjs-node: only what is pinned, nothing half made, one sentence about what is missing. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  builtTfjsNodeFolder,
  canBuildTfjsNode,
} from '../../main/services/training/engines/find-tfjs-node.ts';
import { runQuietly } from '../../tools/bootstrap/quiet.mjs';
import { buildTfjsNode } from '../../tools/tfjs-node/ensure-tfjs-node.ts';
import { fetchIngredient } from '../../tools/tfjs-node/fetch.ts';
import type { Ingredient } from '../../tools/tfjs-node/ingredients.ts';
import { findWorkshop, Obstacle } from '../../tools/tfjs-node/workshop.ts';
import { tempFolder } from '../main/services/temp-folder.ts';

let folder: string;
let said: string;

beforeEach(() => {
  folder = tempFolder();
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

/** A package of the Python index whose archive must have this hash. */
const wheel = (hex: string): Ingredient => ({
  registry: 'pip',
  name: 'thing',
  version: '1.0',
  file: 'thing-1.0.whl',
  hash: { algorithm: 'sha256', hex },
  megabytes: 1,
  parts: [
    { from: 'lib/', to: 'package/lib/' },
    { from: 'thing/one.txt', to: 'package/one.txt' },
  ],
});

/** In Python's place: hands out what lies in `sent` when pip is asked to download, else really runs Python. */
function createWorkshop(): { python: string; compiler: string; sent: string; asked: () => string } {
  const [python, sent, log] = ['python', 'sent', 'log'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(
    python,
    `#!/bin/sh
case "$*" in
  *"-m pip download"*) echo "$@" >> ${log}; cp ${sent}/* ${folder}/archives/arriving/ 2>/dev/null ||
    cp ${sent}/* ${folder}/made.part/archives/arriving/ ;;
  *) exec python3 "$@" ;;
esac\n`,
  );
  chmodSync(python, 0o755);
  mkdirSync(sent);
  const asked = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  return { python, compiler: 'true', sent, asked };
}

describe.runIf(process.platform !== 'win32')('what is fetched', () => {
  it('is kept when it is as pinned, and asked for with its hash', async () => {
    const { sent, asked, ...workshop } = createWorkshop();
    writeFileSync(path.join(sent, 'thing-1.0.whl'), 'good');
    const archives = path.join(folder, 'archives');
    const archive = await fetchIngredient(wheel(sha256('good')), archives, workshop);
    expect(readFileSync(archive, 'utf8')).toBe('good');
    expect(asked()).toContain('--require-hashes');
    expect(said).toContain('fetching thing 1.0 (1 MB)');
  });

  it('is not fetched again', async () => {
    const { asked, ...workshop } = createWorkshop();
    const archives = path.join(folder, 'archives');
    mkdirSync(archives);
    writeFileSync(path.join(archives, 'thing-1.0.whl'), 'good');
    await fetchIngredient(wheel(sha256('good')), archives, workshop);
    expect({ asked: asked(), said }).toEqual({ asked: '', said: '' });
  });

  it('is fetched anew when what lies there is half a file', async () => {
    const { sent, ...workshop } = createWorkshop();
    const archives = path.join(folder, 'archives');
    mkdirSync(archives);
    writeFileSync(path.join(archives, 'thing-1.0.whl'), 'go');
    writeFileSync(path.join(sent, 'thing-1.0.whl'), 'good');
    const archive = await fetchIngredient(wheel(sha256('good')), archives, workshop);
    expect(readFileSync(archive, 'utf8')).toBe('good');
  });

  it('is refused when it is another file than the one pinned', async () => {
    const { sent, ...workshop } = createWorkshop();
    writeFileSync(path.join(sent, 'thing-1.0.whl'), 'evil');
    const archives = path.join(folder, 'archives');
    const fetching = fetchIngredient(wheel(sha256('good')), archives, workshop);
    await expect(fetching).rejects.toThrow(Obstacle);
    await expect(fetching).rejects.toThrow(/thing 1\.0 is not what it was/);
    expect(existsSync(path.join(archives, 'thing-1.0.whl'))).toBe(false);
  });
});

describe('a build', () => {
  /** A wheel with more in it than is needed. */
  async function makeWheel(): Promise<Ingredient> {
    const file = path.join(folder, 'sent', 'thing-1.0.whl');
    const script = `
import zipfile, sys
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    for name in ('lib/a/b.txt', 'thing/one.txt', 'thing/two.txt'):
        wheel.writestr(name, name)`;
    await runQuietly('python3', ['-c', script, file], { cwd: folder });
    return wheel(sha256(readFileSync(file)));
  }

  beforeEach(async (context) => {
    context.skip(!canBuildTfjsNode(), 'tfjs-node is built on Linux on x64 only');
    const { code } = await runQuietly('python3', ['--version'], { cwd: folder });
    context.skip(code !== 0, 'no Python 3 here');
  });

  it('that fails leaves nothing where a finished one would be, and what it fetched for the next', async () => {
    const workshop = createWorkshop();
    const thing = await makeWheel();
    const target = path.join(folder, 'made');
    // The compiler sees only what is needed of the archive, then fails.
    const compiler = path.join(folder, 'compiler');
    writeFileSync(compiler, `#!/bin/sh\nfind package -type f | sort > ${folder}/seen; exit 3\n`);
    chmodSync(compiler, 0o755);
    const failing = buildTfjsNode(target, { ...workshop, compiler }, [thing]);
    await expect(failing).rejects.toThrow(/^Compiling the addon failed \(exit code 3\)/);
    const seen = readFileSync(path.join(folder, 'seen'), 'utf8');
    expect(seen).toBe('package/lib/a/b.txt\npackage/one.txt\n');
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(`${target}.part`)).toEqual(['archives']);
    const again = buildTfjsNode(target, { ...workshop, compiler }, [thing]);
    await expect(again).rejects.toThrow(Obstacle);
    expect(workshop.asked().split('\n').filter(Boolean)).toHaveLength(1);
  });

  it('that ends with an engine that does not work is taken away again', async () => {
    vi.stubEnv('XDG_CACHE_HOME', path.join(folder, 'cache'));
    const workshop = createWorkshop();
    const thing = await makeWheel();
    const target = path.join(folder, 'made');
    expect(builtTfjsNodeFolder().startsWith(folder)).toBe(true);
    const building = buildTfjsNode(target, workshop, [thing]);
    await expect(building).rejects.toThrow(/^It was built, but does not load: /);
    expect(existsSync(target)).toBe(false);
  });
});

describe('the workshop', () => {
  beforeEach((context) => {
    context.skip(!canBuildTfjsNode(), 'tfjs-node is built on Linux on x64 only');
  });

  it('says that Python is missing', async () => {
    vi.stubEnv('PATH', folder);
    await expect(findWorkshop()).rejects.toThrow(
      /^No Python 3 with pip is here; install python3 and python3-pip\.$/,
    );
  });

  it('says that the compiler asked for does not run, or that there is none', async () => {
    vi.stubEnv('PATH', folder);
    writeFileSync(path.join(folder, 'python3'), '#!/bin/sh\nexit 0\n');
    chmodSync(path.join(folder, 'python3'), 0o755);
    await expect(findWorkshop({ CXX: 'no-such' })).rejects.toThrow(/^CXX names "no-such", /);
    await expect(findWorkshop({})).rejects.toThrow(/^No C\+\+ compiler is here; install g\+\+\.$/);
  });
});
