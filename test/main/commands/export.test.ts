/** `longtake export`, as a user calls it: one answer, or one sentence and nothing written. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { describe, expect, it, vi } from 'vitest';
import { createProject } from '../../../main/services/project/project.ts';
import { saveModel } from '../../../main/services/models/model-store.ts';
import { encodeCheckpoint } from '../../../model/checkpoint/checkpoint.ts';
import { randomCheckpoint, smallShape } from '../../model/helpers/random-checkpoint.ts';
import { tempFolder } from '../services/temp-folder.ts';

/** Each call is a process of its own, and other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 });

const cli = join(import.meta.dirname, '../../../main/cli.ts');

function longtakeExport(args: readonly string[]) {
  return spawnSync(process.execPath, [cli, 'export', ...args], { encoding: 'utf8' });
}

const model = encodeCheckpoint(randomCheckpoint({ ...smallShape, cell: 'lstm', layers: 2 }));

describe('longtake export', () => {
  it('writes a model file as ONNX and says what goes in and out', async () => {
    const folder = tempFolder();
    const [file, out] = [join(folder, 'm.safetensors'), join(folder, 'new', 'm.onnx')];
    writeFileSync(file, model);
    const args = ['--model', file, '--format', 'onnx', '--out', out, '--json'];
    const { status, stdout, stderr } = longtakeExport(args);
    expect([status, stderr]).toEqual([0, '']);
    const document = JSON.parse(stdout) as { inputs: { name: string; shape: unknown[] }[] };
    expect(document).toMatchObject({
      format: 'onnx',
      model: 'test-model',
      path: out,
      bytes: statSync(out).size,
    });
    expect(document.inputs[0]).toEqual({ name: 'features', shape: ['steps', 'batch', 7] });
    const session = await InferenceSession.create(out);
    expect(session.inputNames).toEqual(document.inputs.map(({ name }) => name));
  });

  it('takes an id in a project, and without one its newest model', async () => {
    const folder = tempFolder();
    const project = await createProject(join(folder, 'p.longtake'));
    await saveModel(project, model);
    const rest = ['--project', project.root, '--format', 'onnx'];
    const [one, other] = [join(folder, 'a.onnx'), join(folder, 'b.onnx')];
    const named = longtakeExport([...rest, '--model', 'test-model', '--out', one]);
    expect(named.status).toBe(0);
    expect(named.stdout).toContain('features [steps, batch, 7]');
    expect(longtakeExport([...rest, '--out', other]).status).toBe(0);
    expect(readFileSync(other).equals(readFileSync(one))).toBe(true);
  });

  const refused: [string, string[], RegExp][] = [
    ['an unknown model', ['--model', 'nobody'], /There is no model "nobody"/],
    ['a path without a model', ['--model', './nobody'], /There is no model at/],
    ['a file that is no model', ['--model', cli], /is not a whole model file/],
    [
      'a folder that is no project',
      ['--project', import.meta.dirname],
      /is not a Longtake project/,
    ],
    ['a format that is none', ['--format', 'pickle'], /Allowed choices are onnx/],
  ];
  it.each(refused)('refuses %s', (_, args, sentence) => {
    const out = join(tempFolder(), 'm.onnx');
    const { status, stdout, stderr } = longtakeExport(['--format', 'onnx', '--out', out, ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(out)).toBe(false);
  });

  it('refuses to write over a file', () => {
    const out = join(tempFolder(), 'm.onnx');
    writeFileSync(out, 'mine');
    const { status, stderr } = longtakeExport(['--format', 'onnx', '--out', out]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/is there already and is not overwritten/);
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });
});
