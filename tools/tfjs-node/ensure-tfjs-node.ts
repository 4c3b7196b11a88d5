/** Sees to it that tfjs-node is there: finds one that works, or builds it into the user's cache folder. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  builtTfjsNodeFolder,
  findTfjsNode,
} from '../../main/services/training/engines/find-tfjs-node.ts';
import { tryTfjsNode, type Trial } from '../../main/services/training/engines/trial.ts';
import { withLock } from '../bootstrap/lock.mjs';
import { say } from '../bootstrap/say.mjs';
import { compileAddon } from './compile.ts';
import { fetchIngredient } from './fetch.ts';
import { ingredients, type Ingredient } from './ingredients.ts';
import { findWorkshop, Obstacle, runStep, type Workshop } from './workshop.ts';

/** @returns where it is @throws Obstacle when it cannot be built, with nothing half made left as finished */
export async function ensureTfjsNode(): Promise<string> {
  if (await works()) return placeInWords();
  const workshop = await findWorkshop();
  const target = builtTfjsNodeFolder();
  return withLock(path.dirname(target), async () => {
    // Another checkout may have built it while this one waited.
    if (!(await works())) await buildTfjsNode(target, workshop);
    return placeInWords();
  });
}

/** @throws Obstacle, and then there is nothing at `target`. Exported so that a test can build something small. */
export async function buildTfjsNode(
  target: string,
  workshop: Workshop,
  list: readonly Ingredient[] = ingredients,
): Promise<void> {
  say('building tfjs-node, about a minute and once for this user.');
  // Archives that were fetched whole outlive a build that fails or is cut off; what was made of them does not.
  const folder = `${target}.part`;
  const made = path.join(folder, 'made');
  rmSync(made, { recursive: true, force: true });
  try {
    for (const ingredient of list) {
      const archive = await fetchIngredient(ingredient, path.join(folder, 'archives'), workshop);
      await unpack(ingredient, archive, { made, python: workshop.python });
    }
    say('compiling its addon.');
    await compileAddon(made, workshop);
    rmSync(target, { recursive: true, force: true });
    renameSync(path.join(made, 'package'), target);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  await requireWorking(target);
}

async function unpack(
  { name, parts }: Ingredient,
  archive: string,
  { made, python }: { readonly made: string; readonly python: string },
): Promise<void> {
  mkdirSync(made, { recursive: true });
  const pairs = parts.flatMap(({ from, to }) => [from, to]);
  const args = [path.join(import.meta.dirname, 'unpack.py'), archive, made, ...pairs];
  await runStep({ what: `Unpacking ${name}`, file: python, args, cwd: made });
}

async function requireWorking(target: string): Promise<void> {
  const trial = await tryTfjsNode(process.env);
  if (trial.works) return;
  rmSync(target, { recursive: true, force: true });
  throw new Obstacle(`It was built, but ${trial.obstacle}; training goes on with wasm.`);
}

async function works(): Promise<boolean> {
  if (findTfjsNode() === null) return false;
  const { works }: Trial = await tryTfjsNode(process.env);
  return works;
}

function placeInWords(): string {
  const root = findTfjsNode()?.root ?? builtTfjsNodeFolder();
  return `${root} (${Math.round(sizeOf(root) / 1e6)} MB)`;
}

/** In bytes. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
}
