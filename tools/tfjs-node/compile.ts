/** Compiles tfjs-node's addon against TensorFlow's C interface, and takes the libraries' symbol tables off. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ADDON } from '../../main/services/training/engines/find-tfjs-node.ts';
import { runQuietly } from '../bootstrap/quiet.mjs';
import { runStep, type Workshop } from './workshop.ts';

const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** `folder` holds `source/` and `package/`; the addon finds its libraries wherever `package/` moves later. */
export async function compileAddon(folder: string, { compiler }: Workshop): Promise<void> {
  const source = (...names: string[]) => path.join(folder, 'source', ...names);
  const lib = path.join(folder, 'package/deps/lib');
  const addon = path.join(folder, 'package', ADDON);
  mkdirSync(path.dirname(addon), { recursive: true });
  const args = [
    ...['-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
    ...['-I', source('node'), '-I', source('include')],
    ...[source('binding/tfjs_backend.cc'), source('binding/tfjs_binding.cc')],
    ...['-o', addon, '-L', lib, ...LIBRARIES.map((name) => `-l:${name}`)],
    `-Wl,-rpath,$ORIGIN/${path.relative(path.dirname(addon), lib)}`,
  ];
  await runStep({ what: 'Compiling the addon', file: compiler, args, cwd: folder });
  // A quarter of their size, never needed to run; where there is no strip they stay as they are.
  await runQuietly('strip', ['--strip-unneeded', ...LIBRARIES], { cwd: lib });
}
