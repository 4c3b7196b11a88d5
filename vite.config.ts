/** Builds the pages of `renderer/` for the one family of browsers it runs in, with nothing inline: the CSP forbids it. */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { carryFiles } from './tools/vite/carry-files.ts';

const root = import.meta.dirname;
const mediapipeWasm = 'node_modules/@mediapipe/tasks-vision/wasm';

/** Served beside the page; the module build alone, since `forVisionTasks(url, true)` asks for no other. */
const carried = {
  'mediapipe/vision_wasm_module_internal.js': `${mediapipeWasm}/vision_wasm_module_internal.js`,
  'mediapipe/vision_wasm_module_internal.wasm': `${mediapipeWasm}/vision_wasm_module_internal.wasm`,
  'kernels/matvec.wasm': 'dist/kernels/matvec.wasm',
};

export default defineConfig({
  root: path.join(root, 'renderer'),
  base: '/',
  // The host puts the nonce of each response in its place.
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react(), carryFiles({ root, files: carried })],
  worker: { format: 'es' },
  build: {
    target: 'chrome140',
    outDir: path.join(root, 'dist/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: ['stage', 'window'].map((page) => path.join(root, 'renderer', `${page}.html`)),
    },
  },
});
