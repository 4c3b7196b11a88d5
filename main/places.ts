/** Where the program's own files lie, wherever it is started from. */
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export const places = {
  renderer: join(root, 'dist/renderer'),
  kernel: join(root, 'dist/kernels/matvec.wasm'),
  matmulKernel: join(root, 'dist/kernels/matmul.wasm'),
  sample: join(root, 'main/bundled/sample/sample.webm'),
  sampleLabels: join(root, 'main/bundled/sample/labels.csv'),
  /** What the drawn figure of the sample does, and nothing else. */
  sampleModel: join(root, 'main/bundled/sample/model.safetensors'),
  /** What people in a room do: used where nobody has trained anything yet. */
  starterModel: join(root, 'main/bundled/starter/model.safetensors'),
  bundledExtractors: join(root, 'main/bundled/extractor'),
  /** Extractors that an installer carries; a checkout has none (tools/installer/carry-extractor.ts). */
  carriedExtractors: join(root, 'extractors'),
  /** Where Electron's own package unpacks its runtime. */
  electronRuntime: join(root, 'node_modules/electron/dist'),
  /** What Electron is started on: with a folder it reads package.json, and so its name, version and entry. */
  electronApp: root,
  preload: join(root, 'dist/electron/preload.cjs'),
  packageJson: join(root, 'package.json'),
} as const;
