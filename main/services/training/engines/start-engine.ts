/** Sets tfjs-core to an engine, in the training process: after this every op runs on it. */
import { startWasmEngine } from './wasm-engine.ts';
import type { Engine } from './engine.ts';
import { startTfjsNodeEngine } from './tfjs-node-engine.ts';

const starts: Readonly<Record<Engine, () => Promise<void>>> = {
  wasm: startWasmEngine,
  'tfjs-node': startTfjsNodeEngine,
};

/** May be called again to change over; tensors do not move from one engine to the other. */
export async function startEngine(engine: Engine): Promise<void> {
  await starts[engine]();
}
