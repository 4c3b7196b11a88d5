/** Fetches an ingredient by its registry's own client and checks its hash; what an earlier try has fetched is kept. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npmCommand } from '../bootstrap/npm.mjs';
import { say } from '../bootstrap/say.mjs';
import type { Ingredient } from './ingredients.ts';
import { Obstacle, runLongStep, runStep, type Workshop } from './workshop.ts';

const AGAIN = 'check the network connection, then run it again';

/** @returns the archive, whole and as pinned */
export async function fetchIngredient(
  ingredient: Ingredient,
  archives: string,
  workshop: Workshop,
): Promise<string> {
  const { name, version, file, megabytes, registry } = ingredient;
  const archive = path.join(archives, file);
  if (existsSync(archive)) {
    if (await isAsPinned(archive, ingredient)) return archive;
    rmSync(archive);
  }
  say(`fetching ${name} ${version} (${megabytes} MB).`);
  // A client that is cut off may leave half a file: only a whole one moves to where it is looked for.
  const arriving = path.join(archives, 'arriving');
  rmSync(arriving, { recursive: true, force: true });
  mkdirSync(arriving, { recursive: true });
  if (registry === 'npm') await npmPack(ingredient, arriving);
  else await pipDownload(ingredient, arriving, workshop);
  const arrived = path.join(arriving, file);
  if (!existsSync(arrived) || !(await isAsPinned(arrived, ingredient))) {
    throw new Obstacle(
      `What the registry sent for ${name} ${version} is not what it was when this was written; nothing was kept of it.`,
    );
  }
  renameSync(arrived, archive);
  return archive;
}

async function npmPack({ name, version }: Ingredient, folder: string): Promise<void> {
  // A blocked registry is known at once, not after npm's usual minute.
  const patience = ['--fetch-retries', '1', '--fetch-retry-mintimeout', '2000'];
  const npm = npmCommand(['pack', `${name}@${version}`, '--pack-destination', folder, ...patience]);
  await runStep({ what: `Fetching ${name}`, ...npm, cwd: folder, advice: AGAIN });
}

/** The wheel is for one Python, but any pip fetches it; its cache would only keep the file twice. */
async function pipDownload(
  { name, version, hash }: Ingredient,
  folder: string,
  { python }: Workshop,
): Promise<void> {
  const list = path.join(folder, 'requirements.txt');
  writeFileSync(list, `${name}==${version} --hash=${hash.algorithm}:${hash.hex}\n`);
  const target = ['--platform', 'manylinux2014_x86_64', '--implementation', 'cp'];
  const python311 = ['--python-version', '3.11', '--abi', 'cp311'];
  const only = ['--no-deps', '--only-binary', ':all:', '--no-cache-dir', '--require-hashes'];
  const args = ['-m', 'pip', 'download', '-r', list, '-d', folder];
  await runLongStep({
    what: `Fetching ${name}`,
    file: python,
    args: [...args, ...only, ...target, ...python311],
    cwd: folder,
    advice: AGAIN,
  });
}

async function isAsPinned(file: string, { hash }: Ingredient): Promise<boolean> {
  const sum = createHash(hash.algorithm);
  await pipeline(createReadStream(file), sum);
  return sum.digest('hex') === hash.hex;
}
