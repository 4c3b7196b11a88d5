/** Models kept in a project, found by name, path or age, and refused when they do not fit. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../../contract/fault.ts';
import { encodeCheckpoint } from '../../../../model/checkpoint/checkpoint.ts';
import { listModels, readModel, saveModel } from '../../../../main/services/models/model-store.ts';
import {
  requireCpuFeatures,
  requireExtractor,
  resolveModel,
} from '../../../../main/services/models/resolve-model.ts';
import { createProject } from '../../../../main/services/project/project.ts';
import { randomCheckpoint, smallShape } from '../../../model/helpers/random-checkpoint.ts';
import { tempFolder } from '../temp-folder.ts';
import { matching } from '../../../matching.ts';

function model(id: string, day = 1): Uint8Array {
  const { manifest, tensors } = randomCheckpoint(smallShape);
  const createdAt = `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  return encodeCheckpoint({ manifest: { ...manifest, id, createdAt }, tensors });
}

const inFolder = () => createProject(join(tempFolder(), 'p'));

describe('the models of a project', () => {
  it('are saved whole and listed newest first', async () => {
    const project = await inFolder();
    expect(await listModels(project)).toEqual({ models: [], problems: [] });
    const bytes = model('first', 3);
    const saved = await saveModel(project, bytes);
    expect(saved.path).toBe(join(project.root, 'models', 'first', 'model.safetensors'));
    expect(new Uint8Array(readFileSync(saved.path))).toEqual(bytes);
    await saveModel(project, model('older', 2));
    await saveModel(project, model('newest', 4));
    const { models, problems } = await listModels(project);
    expect([models.map(({ id }) => id), problems]).toEqual([['newest', 'first', 'older'], []]);
    expect(readdirSync(join(project.root, 'models')).sort()).toEqual(['first', 'newest', 'older']);
  });

  it('are never overwritten', async () => {
    const project = await inFolder();
    await saveModel(project, model('m', 1));
    await expect(saveModel(project, model('m', 2))).rejects.toThrow(/never overwritten/);
    expect((await listModels(project)).models).toMatchObject([
      { manifest: { createdAt: '2026-11-01T00:00:00.000Z' } },
    ]);
  });

  it('are not saved into a newer project', async () => {
    const project = { ...(await inFolder()), newerVersion: 2 };
    await expect(saveModel(project, model('m'))).rejects.toMatchObject({ reason: 'project-newer' });
  });

  it('tell which of them is broken', async () => {
    const project = await inFolder();
    await saveModel(project, model('good'));
    mkdirSync(join(project.root, 'models', 'bad'));
    const path = join(project.root, 'models', 'bad', 'model.safetensors');
    writeFileSync(path, model('bad').subarray(0, 400));
    const { models, problems } = await listModels(project);
    expect(models.map(({ id }) => id)).toEqual(['good']);
    expect(problems).toEqual([expect.stringContaining(path)]);
    await expect(readModel(path)).rejects.toMatchObject({ reason: 'checkpoint-corrupt' });
  });
});

describe('resolveModel', () => {
  it('takes a path, an id, the newest, or else the starter', async () => {
    const project = await inFolder();
    const starter = join(tempFolder(), 'starter.safetensors');
    writeFileSync(starter, model('starter'));
    expect(await resolveModel({ project, starter })).toMatchObject({
      path: starter,
      origin: 'starter',
    });
    await saveModel(project, model('a', 1));
    await saveModel(project, model('b', 2));
    const ids = async (wanted: string | null) => {
      const { manifest, origin } = await resolveModel({ wanted, project, starter });
      return [manifest.id, origin];
    };
    expect(await ids(null)).toEqual(['b', 'project']);
    expect(await ids('a')).toEqual(['a', 'project']);
    expect(await ids(starter)).toEqual(['starter', 'file']);
  });

  it('says what to do with neither', async () => {
    const project = await inFolder();
    const choices = [{}, { project }, { wanted: 'x' }, { wanted: 'x', project }, { wanted: './x' }];
    for (const choice of choices) {
      const error: unknown = await resolveModel(choice).catch((e: unknown) => e);
      expect(error).toMatchObject({
        reason: 'not-found',
        message: matching(/^There is no model/),
      });
      expect(exitCodeOf(error)).toBe(2);
    }
  });

  it('does not pass over a broken model in silence', async () => {
    const project = await inFolder();
    mkdirSync(join(project.root, 'models', 'bad'), { recursive: true });
    writeFileSync(join(project.root, 'models', 'bad', 'model.safetensors'), 'x');
    const starter = join(project.root, 'unused');
    const resolved = resolveModel({ project, starter });
    await expect(resolved).rejects.toMatchObject({ reason: 'checkpoint-corrupt' });
  });
});

describe('requireExtractor', () => {
  const { manifest } = randomCheckpoint(smallShape);

  it('lets the same content pass, whatever it is called', () => {
    const { sha256 } = manifest.extractor;
    expect(() => {
      requireExtractor({ manifest, path: 'm' }, { name: 'other', sha256 });
    }).not.toThrow();
  });

  it('names both when they differ', () => {
    const other = { name: 'coral', sha256: 'f4'.repeat(32) };
    expect(() => {
      requireExtractor({ manifest, path: 'm' }, other);
    }).toThrow(
      /"test" \(SHA-256 000000000000…\) and cannot run with "coral" \(SHA-256 f4f4f4f4f4f4…\)/,
    );
  });
});

describe('requireCpuFeatures', () => {
  const { manifest } = randomCheckpoint(smallShape);
  const madeOn = (delegate: 'CPU' | 'GPU') => ({
    manifest: { ...manifest, extractor: { ...manifest.extractor, delegate } },
    path: 'm',
  });

  it("lets the processor's models pass, and no others", () => {
    expect(() => {
      requireCpuFeatures(madeOn('CPU'));
    }).not.toThrow();
    expect(() => {
      requireCpuFeatures(madeOn('GPU'));
    }).toThrow(/"m" was made with features of a graphics processor/);
  });
});
