/** Proves that the import rules fire: each is broken once in a planted tree, and a clean tree passes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import configuration from '../../.dependency-cruiser.mjs';
import { cruiseRooms, type ImportReport } from '../../tools/imports/cruise.ts';

type Tree = Readonly<Record<string, string>>;

/** Stand-ins with nothing inside: only that they resolve, and from where, matters. */
const dependencies = ['valibot', 'rxjs', '@tensorflow/tfjs-core', '@mediapipe/tasks-vision', 'ws'];
const devDependencies = ['electron', 'vitest'];

const uses = (...specifiers: string[]): string =>
  specifiers.map((specifier, n) => `import * as x${String(n)} from '${specifier}';\n`).join('') +
  'export const here = 1;\n';

const clean: Tree = {
  'contract/label.ts': uses('valibot'),
  'streams/path.ts': uses('rxjs', '../contract/label.ts'),
  'model/step.ts': uses('../contract/label.ts'),
  'model/training/trainer.ts': uses('@tensorflow/tfjs-core', '../step.ts'),
  'renderer/live.worker.ts': uses('../streams/path.ts', '../model/step.ts'),
  'renderer/page.ts': uses('@mediapipe/tasks-vision', '../contract/label.ts'),
  'main/service.ts': uses('node:fs', 'ws', '../contract/label.ts'),
  'model/cells/gru/unrolled.ts': uses('@tensorflow/tfjs-core'),
  'main/services/training/trainer-process.ts': uses(
    '../../../model/training/trainer.ts',
    '../../../model/cells/gru/unrolled.ts',
    '@tensorflow/tfjs-core',
  ),
  'main/electron.ts': uses('electron', './service.ts', './services/training/trainer-process.ts'),
  'tools/script.ts': uses('node:fs', '../main/service.ts', 'vitest'),
  'test/step.test.ts': uses('vitest', '../model/step.ts', '../tools/script.ts'),
};

interface Plant {
  readonly rule: string;
  /** The file that breaks the rule, and what it imports. */
  readonly file: string;
  readonly imports: readonly string[];
}

const plants: readonly Plant[] = [
  { rule: 'contract-imports-only-its-own', file: 'contract/a.ts', imports: ['rxjs'] },
  { rule: 'contract-imports-only-its-own', file: 'contract/b.ts', imports: ['node:fs'] },
  { rule: 'contract-imports-only-its-own', file: 'contract/c.ts', imports: ['../model/step.ts'] },
  { rule: 'streams-imports-only-its-own', file: 'streams/a.ts', imports: ['../model/step.ts'] },
  { rule: 'streams-imports-only-its-own', file: 'streams/b.ts', imports: ['valibot'] },
  { rule: 'model-imports-only-its-own', file: 'model/a.ts', imports: ['node:fs'] },
  { rule: 'model-imports-only-its-own', file: 'model/b.ts', imports: ['../streams/path.ts'] },
  { rule: 'renderer-imports-only-its-own', file: 'renderer/a.ts', imports: ['node:path'] },
  { rule: 'renderer-imports-only-its-own', file: 'renderer/b.ts', imports: ['../main/service.ts'] },
  { rule: 'main-imports-only-its-own', file: 'main/a.ts', imports: ['../renderer/page.ts'] },
  { rule: 'main-imports-only-its-own', file: 'main/b.ts', imports: ['../streams/path.ts'] },
  { rule: 'main-imports-only-its-own', file: 'main/c.ts', imports: ['../tools/script.ts'] },
  { rule: 'only-tests-import-tests', file: 'tools/a.ts', imports: ['../test/step.test.ts'] },
  {
    rule: 'tfjs-only-where-training-happens',
    file: 'model/c.ts',
    imports: ['@tensorflow/tfjs-core'],
  },
  {
    rule: 'tfjs-only-where-training-happens',
    file: 'main/services/f.ts',
    imports: ['@tensorflow/tfjs-core'],
  },
  {
    rule: 'model-only-in-workers',
    file: 'renderer/stage/stage.ts',
    imports: ['../../model/step.ts'],
  },
  {
    rule: 'model-only-in-workers',
    file: 'renderer/watching/a.ts',
    imports: ['../helper.ts'],
  },
  { rule: 'no-tfjs-in-the-page', file: 'renderer/c.ts', imports: ['@tensorflow/tfjs-core'] },
  {
    rule: 'no-tfjs-in-live-workers',
    file: 'renderer/a.worker.ts',
    imports: ['../model/training/trainer.ts'],
  },
  { rule: 'electron-only-in-its-host', file: 'main/d.ts', imports: ['electron'] },
  { rule: 'product-needs-no-dev-packages', file: 'main/e.ts', imports: ['vitest'] },
  {
    rule: 'bench-needs-no-dev-packages-but-rivals',
    file: 'main/commands/bench/a.ts',
    imports: ['vitest'],
  },
  { rule: 'no-cycles', file: 'model/d.ts', imports: ['./e.ts'] },
  { rule: 'no-orphans', file: 'model/f.ts', imports: [] },
  { rule: 'all-imports-resolve', file: 'tools/b.ts', imports: ['./absent.ts'] },
];

/** What a plant needs beside itself to be a violation. */
const companions: Tree = {
  'model/e.ts': uses('./d.ts'),
  'renderer/helper.ts': uses('../model/step.ts'),
};

const folders: string[] = [];

function grow(...trees: readonly Tree[]): string {
  const root = mkdtempSync(path.join(tmpdir(), 'longtake-rules-'));
  folders.push(root);
  const manifest = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const files: Record<string, string> = Object.assign({}, ...trees) as Tree;
  files['package.json'] = JSON.stringify({
    type: 'module',
    dependencies: manifest(dependencies),
    devDependencies: manifest(devDependencies),
  });
  for (const name of [...dependencies, ...devDependencies]) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, main: 'index.js' });
    files[`node_modules/${name}/index.js`] = '';
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('the import rules', () => {
  let planted: ImportReport;

  beforeAll(async () => {
    const violations = plants.map(({ file, imports }) => [file, uses(...imports)]);
    planted = await cruiseRooms(grow(clean, companions, Object.fromEntries(violations) as Tree));
  });

  it('pass a clean tree, every module of it looked at', async () => {
    const report = await cruiseRooms(grow(clean));
    expect(report).toEqual({ modules: Object.keys(clean).length, violations: [] });
  });

  it('see no modules in an empty tree', async () => {
    expect((await cruiseRooms(grow({}))).modules).toBe(0);
  });

  it.each(plants)('$rule fires on $file', ({ rule, file }) => {
    expect(planted.violations).toContainEqual(expect.objectContaining({ rule, from: file }));
  });

  it('are all broken by a plant', () => {
    const names = (configuration.forbidden ?? []).map(({ name }) => name);
    expect(new Set(plants.map(({ rule }) => rule))).toEqual(new Set(names));
  });

  it('blame nobody but the plants', () => {
    const guilty = new Set([...plants.map(({ file }) => file), ...Object.keys(companions)]);
    expect(planted.violations.filter(({ from }) => !guilty.has(from))).toEqual([]);
  });
});

describe('this repository', () => {
  it('is really looked at (whether it keeps the rules is for `npm run rules` to say)', async () => {
    const report = await cruiseRooms(path.resolve(import.meta.dirname, '../..'));
    expect(report.modules).toBeGreaterThan(50);
  });
});
