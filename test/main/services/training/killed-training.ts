/** Run as a process of its own: learns the toy as `longtake train --resume` does, telling every step, and is killed by its test. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { kill, pid, stdout } from 'node:process';
import { encodeCheckpoint } from '../../../../model/checkpoint/checkpoint.ts';
import type { TrainingOptions } from '../../../../model/training/options.ts';
import type { Engine } from '../../../../main/services/training/engines/engine.ts';
import { learnProject } from '../../../../main/services/training/learn-project.ts';
import { openOrCreateProject } from '../../../../main/services/project/project.ts';
import { toyMaterial } from './toy-material.ts';

/** The number of the state in whose writing this process kills itself; 0 for none. */
const [root = '', options = '{}', model = '', fatalWrite = '0', engine = 'wasm'] =
  process.argv.slice(2);

/** Of Node's, what the project's files are written with. */
interface FileWriter {
  write: (
    fd: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, written: number) => void,
  ) => void;
}

let writes = 0;
const fs = createRequire(import.meta.url)('node:fs') as FileWriter;
const { write } = fs;
fs.write = (...args) => {
  const [fd, bytes, offset, length, position] = args;
  if (++writes !== Number(fatalWrite)) write(...args);
  else {
    write(fd, bytes, offset, Math.floor(length / 2), position, () => {
      kill(pid, 'SIGKILL');
    });
  }
};

const project = await openOrCreateProject(root);
const { checkpoint, forgetRun } = await learnProject({
  project,
  engine: engine as Engine,
  material: toyMaterial(8),
  options: JSON.parse(options) as Partial<TrainingOptions>,
  base: null,
  wantsResume: true,
  listeners: {
    onBegin: ({ passes }) => stdout.write(`begin ${String(passes)}\n`),
    onStart: (controls) => stdout.write(`trainer ${String(controls.pid)}\n`),
    onEpoch: ({ epoch }) => void stdout.write(`pass ${String(epoch)}\n`),
  },
});
writeFileSync(model, encodeCheckpoint(checkpoint));
await forgetRun();
stdout.write('done\n');
