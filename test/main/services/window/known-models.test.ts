/** Models and extractors as the window lists them: described, coloured, matched by content, told when they change. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BACKGROUND } from '../../../../contract/track.ts';
import { places } from '../../../../main/places.ts';
import { catalogue } from '../../../../main/services/extractors/catalogue.ts';
import { saveModel } from '../../../../main/services/models/model-store.ts';
import { palette } from '../../../../contract/palette.ts';
import { changeProject } from '../../../../main/services/project/project.ts';
import { cardTracks } from '../../../../main/services/window/card-tracks.ts';
import { tempFolder } from '../temp-folder.ts';
import {
  fittingSha256,
  makeHome,
  makeProject,
  modelBytes,
  openServices,
  type OpenServices,
} from './open-services.ts';
import { smallExtractor } from './small-extractor.ts';

const list = ({ handlers }: OpenServices) => handlers['models.list']({});
const ids = async (services: OpenServices) => (await list(services)).models.map(({ id }) => id);

describe('the models', () => {
  it('without a project are the bundled ones', async () => {
    const { models, problems } = await list(openServices(makeHome()));
    expect(problems).toEqual([]);
    expect(models).toMatchObject([
      { origin: 'bundled', path: places.starterModel, cell: 'gru', fault: null },
      { origin: 'bundled', path: places.sampleModel, cell: 'gru', fault: null },
    ]);
    for (const { trainingAccuracy, tracks } of models) {
      expect(trainingAccuracy).toBeGreaterThan(0.9);
      expect(tracks[0]?.classes.map(({ id }) => id)).toContain(BACKGROUND);
    }
  });

  it('of a project come before it, the newest first, with what is known of each', async () => {
    const project = await makeProject();
    await saveModel(project, modelBytes('newer', '2026-11-21T00:00:00.000Z'));
    const services = openServices(makeHome(), { project: project.root });
    const { models } = await list(services);
    expect(models.map(({ id, origin }) => [id, origin])).toEqual([
      ['newer', 'project'],
      ['first', 'project'],
      [expect.any(String), 'bundled'],
      [expect.any(String), 'bundled'],
    ]);
    expect(models[0]).toMatchObject({
      createdAt: '2026-11-21T00:00:00.000Z',
      hiddenSize: 5,
      layers: 1,
      projection: null,
      head: 'frame',
      modelRate: 15,
      extractor: { name: 'fitting', sha256: fittingSha256 },
      trainingAccuracy: null,
      fault: null,
    });
  });

  it('that cannot be read are told, and the others listed', async () => {
    const project = await makeProject();
    mkdirSync(join(project.root, 'models', 'broken'));
    writeFileSync(join(project.root, 'models', 'broken', 'model.safetensors'), 'not a model');
    const services = openServices(makeHome(), { project: project.root });
    const { models, problems } = await list(services);
    expect(models.map(({ id }) => id)).toContain('first');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('broken');
  });

  it('made with an extractor that is not here say which, and where it goes', async () => {
    const home = makeHome();
    const project = await makeProject();
    const coral = catalogue.find(({ name }) => name === 'coral') ?? { name: '', sha256: '' };
    await saveModel(project, modelBytes('older', '2026-11-19T00:00:00.000Z', coral));
    const services = openServices(home, { project: project.root });
    const faults = async () => (await list(services)).models.map(({ fault }) => fault);
    // One wants an extractor we know, one has its own, the bundled ones have ours.
    expect(await faults()).toMatchObject([null, { reason: 'checkpoint-mismatch' }, null, null]);
    expect((await faults())[1]?.message).toMatch(/"coral".*\.tflite.*https:.*LONGTAKE_MODELS/);

    renameSync(join(home.extractors, 'fitting.tflite'), join(home.extractors, 'other.tflite'));
    expect((await faults())[0]).toBeNull(); // the content counts, not the name
    writeFileSync(join(home.extractors, 'other.tflite'), smallExtractor('changed'));
    expect((await faults())[0]).toMatchObject({ reason: 'checkpoint-mismatch' });
    rmSync(join(home.extractors, 'other.tflite'));
    expect((await faults())[0]).toMatchObject({ reason: 'checkpoint-mismatch' });
  });

  it('named on the command line lead the list, wherever their files lie', async () => {
    const project = await makeProject();
    const path = join(tempFolder(), 'elsewhere.safetensors');
    writeFileSync(path, modelBytes('elsewhere'));
    const source = { kind: 'camera' } as const;
    const services = openServices(makeHome(), { project: project.root, model: path, source });
    const { models } = await list(services);
    expect(models.slice(0, 2)).toMatchObject([
      { id: 'elsewhere', origin: 'file', path },
      { id: 'first', origin: 'project' },
    ]);
    const { settings, begin } = await services.handlers['app.start']({});
    expect([settings.model, begin?.model]).toEqual(['elsewhere', 'elsewhere']);

    const inProject = join(project.root, 'models', 'first', 'model.safetensors');
    const again = openServices(makeHome(), { project: project.root, model: inProject, source });
    expect((await ids(again))[0]).toBe('first');
    expect((await again.handlers['app.start']({})).begin?.model).toBe('first');
  });
});

describe('the tracks of a model', () => {
  const outputs = [{ id: 'activity', classes: ['sit', BACKGROUND, 'walk'] }];

  it('without a project take the palette in order, keys from 1, and no hue for background', () => {
    const [track] = cardTracks(outputs, []);
    expect(track?.classes).toEqual([
      { id: 'sit', name: 'Sit', colour: palette[0], key: '1' },
      { id: BACKGROUND, name: 'Background', colour: '#8a8f98' },
      { id: 'walk', name: 'Walk', colour: palette[1], key: '2' },
    ]);
  });

  it("keep the project's names, colours and keys, and never give one of them twice", () => {
    const known = { id: 'walk', name: 'Walking', colour: palette[0], key: '1' };
    const [track] = cardTracks(outputs, [
      { id: 'activity', name: 'What she does', classes: [known] },
    ]);
    expect(track).toEqual({
      id: 'activity',
      name: 'What she does',
      classes: [
        { id: 'sit', name: 'Sit', colour: palette[1], key: '2' },
        { id: BACKGROUND, name: 'Background', colour: '#8a8f98' },
        known,
      ],
    });
  });

  it('reach the card', async () => {
    const project = await makeProject();
    const classes = [{ id: 'class-1', name: 'Squat', colour: '#123456' }];
    await changeProject(project, (file) => ({
      ...file,
      tracks: [{ id: 'posture', name: 'Posture', classes }],
    }));
    const { models } = await list(openServices(makeHome(), { project: project.root }));
    expect(models[0]?.tracks[0]).toMatchObject({
      name: 'Posture',
      classes: [{ id: 'class-0' }, classes[0], { id: 'class-2' }],
    });
  });
});

describe('the extractors', () => {
  const cards = async ({ handlers }: OpenServices) => handlers['extractors.list']({});

  it('are those of the folder and those we only know of', async () => {
    const home = makeHome();
    writeFileSync(join(home.extractors, 'torn.tflite'), 'TFL3');
    const { extractors, problem } = await cards(openServices(home));
    expect(problem).toBeNull();
    const named = (name: string) => extractors.find((card) => card.name === name);
    expect(named('fitting')).toMatchObject({
      path: join(home.extractors, 'fitting.tflite'),
      bytes: smallExtractor('fitting').length,
      featureLength: null,
      fault: null,
    });
    expect(named('torn.tflite')?.fault).toMatchObject({ reason: 'extractor-corrupt' });
    expect(named('coral')).toMatchObject({
      path: null,
      featureLength: 1024,
      licence: 'Apache-2.0',
      isDefault: false,
    });
    expect(named('longtake-small')).toMatchObject({
      path: join(places.bundledExtractors, 'longtake-small.tflite'),
      featureLength: 960,
      isDefault: true,
    });
  });

  it('have another default once the settings say so', async () => {
    const services = openServices(makeHome());
    await services.handlers['settings.change']({ extractor: 'fitting' });
    const { extractors } = await cards(services);
    const defaults = extractors.filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(defaults).toEqual(['fitting']);
  });

  it('include one that the command line names by its path', async () => {
    const home = makeHome();
    const path = join(tempFolder(), 'mine.tflite');
    writeFileSync(path, smallExtractor('mine'));
    const { extractors } = await cards(openServices(home, { extractor: path }));
    expect(extractors[0]).toMatchObject({ name: 'mine', path });
  });

  it('are missing with one sentence where there is no folder', async () => {
    const home = makeHome();
    const env = { ...home.env, LONGTAKE_MODELS: '/absent' };
    const { extractors, problem } = await cards(openServices({ ...home, env }));
    expect(problem).toMatch(/LONGTAKE_MODELS names "\/absent", which cannot be read: .*\.$/);
    const here = extractors.filter(({ path }) => path !== null).map(({ name }) => name);
    expect(here).toEqual(['longtake-small']);
    const about = await openServices({ ...home, env }).handlers['app.about']({});
    expect(about.problems[0]?.what).toContain('/absent');
    expect(about.versions['node']).toBe(process.versions.node);
  });
});

describe('a change of the models', () => {
  const count = ({ pushes }: OpenServices) =>
    pushes.filter(({ kind }) => kind === 'models-changed').length;

  it('is told, whether the folder was there, comes, or goes', async () => {
    const project = await makeProject();
    const folder = join(project.root, 'models');
    rmSync(folder, { recursive: true });
    const services = openServices(makeHome(), { project: project.root });
    expect(await ids(services)).toHaveLength(2);

    const told = async (change: () => unknown) => {
      const before = count(services);
      await change();
      await expect.poll(() => count(services)).toBeGreaterThan(before);
    };
    await told(() => saveModel(project, modelBytes('one')));
    expect(await ids(services)).toContain('one');
    await told(() => saveModel(project, modelBytes('two')));
    await told(() => {
      rmSync(join(folder, 'one'), { recursive: true });
    });
    expect(await ids(services)).not.toContain('one');
    await told(() => {
      rmSync(folder, { recursive: true });
    });
    await told(() => saveModel(project, modelBytes('three')));
    await told(() => saveModel(project, modelBytes('four')));
    expect(await ids(services)).toContain('four');
  });
});
