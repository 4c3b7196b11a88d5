/** Where tfjs-node may be: the npm package with its addon, or what `npm run build:tfjs-node` made. Nothing is loaded here. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';

export interface TfjsNodePlace {
  /** The package's folder; both kinds are laid out alike. */
  readonly root: string;
  readonly addon: string;
}

/** tfjs's packages go by one version, the one of the trainer's tfjs-core. */
export const TFJS_NODE_VERSION = '4.22.0';
/** TensorFlow's C interface has only grown since 2.9.1, for which the addon was written; this is the nearest wheel. */
export const TENSORFLOW_VERSION = '2.12.1';

/** Node's binary interface for addons is stable: what was built for 8 loads ever since. */
export const ADDON = 'lib/napi-v8/tfjs_binding.node';
const ADDONS = [8, 7, 6, 5, 4, 3].map((napi) => ADDON.replace('8', String(napi)));

/** In the user's cache folder, so that every checkout finds what one of them has built. */
export function builtTfjsNodeFolder(): string {
  const { cache } = envPaths('longtake', { suffix: '' });
  const { platform, arch } = process;
  const name = `${TFJS_NODE_VERSION}-tensorflow-${TENSORFLOW_VERSION}-${platform}-${arch}`;
  return join(cache, 'tfjs-node', name);
}

/** What was built comes first: a build puts right whatever else is there. A package without its addon does not count. */
export function findTfjsNode(): TfjsNodePlace | null {
  for (const root of [builtTfjsNodeFolder(), installedFolder()]) {
    const addons = root === null ? [] : ADDONS.map((addon) => join(root, addon));
    const addon = addons.find((path) => existsSync(path));
    if (root !== null && addon !== undefined) return { root, addon };
  }
  return null;
}

/** The wheel we build from is for Linux with glibc on x64. */
export function canBuildTfjsNode(): boolean {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  const { platform, arch } = process;
  return platform === 'linux' && arch === 'x64' && header.glibcVersionRuntime !== undefined;
}

function installedFolder(): string | null {
  try {
    const { resolve } = createRequire(import.meta.url);
    return dirname(resolve('@tensorflow/tfjs-node/package.json'));
  } catch {
    return null;
  }
}
