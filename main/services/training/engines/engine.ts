/** The engines a training can run on: the name each goes by, wherever one is asked for or reported. */
import * as v from 'valibot';

/** tfjs on WebAssembly, which works on every machine; tfjs on TensorFlow's own library, where it is built. */
export const EngineSchema = v.picklist(['wasm', 'tfjs-node']);
export type Engine = v.InferOutput<typeof EngineSchema>;
