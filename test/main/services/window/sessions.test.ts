/** Live sessions and their logs: what is lent and taken back, where logs go, and what keeps them from it. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SessionLogLine } from '../../../../contract/session-log.ts';
import type { WindowStatus } from '../../../../contract/window/watching.ts';
import { places } from '../../../../main/places.ts';
import { catalogue } from '../../../../main/services/extractors/catalogue.ts';
import { saveModel } from '../../../../main/services/models/model-store.ts';
import { createLogWriter } from '../../../../main/services/session-log/write-session-log.ts';
import { createSessions } from '../../../../main/services/window/sessions.ts';
import { tempFolder } from '../temp-folder.ts';
import {
  fittingSha256,
  logEnd,
  logHeader,
  inProject,
  makeHome,
  makeProject,
  modelBytes,
  openServices,
  type OpenServices,
} from './open-services.ts';
import { matching } from '../../../matching.ts';

const begin = ({ handlers }: OpenServices, source: 'camera' | 'sample' = 'camera') =>
  handlers['watch.begin']({ source, model: null });
const reset: SessionLogLine = { kind: 'reset', frame: 0, timestampUs: 5, cause: 'start' };
const linesIn = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('a session', () => {
  it('is lent what it needs, until it ends', async () => {
    const { project, home, services } = await inProject();
    const plan = await begin(services);
    expect(plan).toMatchObject({
      model: { id: 'first', origin: 'project' },
      extractor: { name: 'fitting', sha256: fittingSha256 },
      sampleAddress: null,
    });
    const lent = [plan.modelAddress, plan.extractor.address];
    expect(lent.map(services.files.find)).toEqual([
      join(project.root, 'models', 'first', 'model.safetensors'),
      join(home.extractors, 'fitting.tflite'),
    ]);
    await services.handlers['watch.end']({ session: plan.session });
    expect(lent.map(services.files.find)).toEqual([null, null]);
    // To end it again, or one that never was, is no mistake.
    await services.handlers['watch.end']({ session: plan.session });
    await services.handlers['watch.end']({ session: 999 });
  });

  it('on the sample is lent the bundled clip', async () => {
    const { services } = await inProject();
    const { sampleAddress, sampleName } = await begin(services, 'sample');
    expect(services.files.find(sampleAddress ?? '')).toBe(places.sample);
    expect(sampleName).toBeUndefined();
  });

  it('is lent the video of the command line in its place, and refused one that is gone', async () => {
    const { root } = await makeProject();
    const path = join(tempFolder(), 'my video.mp4');
    writeFileSync(path, 'not empty');
    const services = openServices(makeHome(), { project: root, source: { kind: 'video', path } });
    const { sampleAddress, sampleName } = await begin(services, 'sample');
    expect([services.files.find(sampleAddress ?? ''), sampleName]).toEqual([path, path]);
    rmSync(path);
    await expect(begin(services, 'sample')).rejects.toMatchObject({ reason: 'not-found' });
    expect((await begin(services, 'camera')).sampleAddress).toBeNull();
  });

  it('may overlap with the next', async () => {
    const { services } = await inProject();
    const [one, two] = [await begin(services), await begin(services)];
    expect(one.session).not.toBe(two.session);
    await services.handlers['watch.end']({ session: one.session });
    expect(services.files.find(one.modelAddress)).toBeNull();
    expect(services.files.find(two.modelAddress)).not.toBeNull();
    await services.close();
    expect(services.files.find(two.modelAddress)).toBeNull();
  });

  it('takes the model asked for, else the one chosen last, else the newest', async () => {
    const { project, services } = await inProject();
    const coral = catalogue.find(({ name }) => name === 'coral') ?? { name: '', sha256: '' };
    await saveModel(project, modelBytes('older', '2026-11-19T00:00:00.000Z', coral));
    const fault = { reason: 'checkpoint-mismatch', message: matching(/"coral"/) };
    expect((await begin(services)).model.id).toBe('first');
    await services.handlers['settings.change']({ model: 'older' });
    await expect(begin(services)).rejects.toMatchObject(fault);
    const asked = await services.handlers['watch.begin']({ source: 'camera', model: 'first' });
    expect(asked.model.id).toBe('first');
  });

  it('with a model that vanished while it was chosen is refused, and goes on without choice', async () => {
    const { project, services } = await inProject();
    await services.handlers['settings.change']({ model: 'first' });
    rmSync(join(project.root, 'models', 'first'), { recursive: true });
    const asked = services.handlers['watch.begin']({ source: 'camera', model: 'first' });
    await expect(asked).rejects.toMatchObject({
      reason: 'not-found',
      message: matching(/"first" is gone/),
    });
    // Without the project's, the bundled models are next: what people do, and for the sample its own.
    expect((await begin(services)).model.path).toBe(places.starterModel);
    const sample = await services.handlers['watch.begin']({ source: 'sample', model: null });
    expect(sample.model.path).toBe(places.sampleModel);
  });

  it('tells how it fares', async () => {
    const { services } = await inProject();
    const status: WindowStatus = { state: 'live', label: 'sit', counters: null, pageFrameMs: null };
    await services.handlers['watch.status'](status);
    expect(services.statuses).toEqual([status]);
  });
});

describe('the log of a session', () => {
  it('is kept in the project from its beginning, and closed with the session', async () => {
    const { project, services } = await inProject();
    const { session } = await begin(services);
    const kept = await services.handlers['log.keep']({ session, lines: [logHeader, reset] });
    expect(kept.path).toBe(join(project.root, 'logs', kept.name));
    expect(kept.name).toMatch(/^\d{4}-\d\d-\d\d-\d{6}\.jsonl$/);
    await services.handlers['log.append']({ session, lines: [logEnd] });
    await services.handlers['watch.end']({ session });
    expect(linesIn(kept.path)).toEqual([logHeader, reset, logEnd]);
    const append = services.handlers['log.append']({ session, lines: [logEnd] });
    await expect(append).rejects.toMatchObject({ reason: 'bad-input' });
  });

  it('takes lines that came while it was being opened, in their order', async () => {
    const { services } = await inProject();
    const { session } = await begin(services);
    const line = (frame: number): SessionLogLine => ({ ...reset, frame });
    const [kept] = await Promise.all([
      services.handlers['log.keep']({ session, lines: [logHeader] }),
      services.handlers['log.append']({ session, lines: [line(1)] }),
      services.handlers['log.append']({ session, lines: [line(2), line(3)] }),
      services.handlers['watch.end']({ session }),
    ]);
    expect(linesIn(kept.path)).toEqual([logHeader, line(1), line(2), line(3)]);
  });

  it('is kept once, however often it is asked for', async () => {
    const { services } = await inProject();
    const { session } = await begin(services);
    const keep = () => services.handlers['log.keep']({ session, lines: [logHeader] });
    const [one, two] = await Promise.all([keep(), keep()]);
    expect(two).toEqual(one);
    await services.handlers['watch.end']({ session });
    expect(linesIn(one.path)).toEqual([logHeader]);
  });

  it('without its header is refused, and may be asked for again', async () => {
    const { services } = await inProject();
    const { session } = await begin(services);
    for (const lines of [[], [reset]]) {
      const keep = services.handlers['log.keep']({ session, lines });
      await expect(keep).rejects.toMatchObject({
        reason: 'bad-input',
        message: matching(/header/),
      });
    }
    const append = services.handlers['log.append']({ session, lines: [reset] });
    await expect(append).rejects.toThrow(/not kept/);
    const { path } = await services.handlers['log.keep']({ session, lines: [logHeader] });
    expect(existsSync(path)).toBe(true);
  });

  it('goes beside the settings without a project, and with one that may only be read', async () => {
    const home = makeHome();
    const { root } = await makeProject();
    const file = join(root, 'project.json');
    const newer = { ...(JSON.parse(readFileSync(file, 'utf8')) as object), schemaVersion: 2 };
    writeFileSync(file, JSON.stringify(newer));
    mkdirSync(join(root, 'logs'));
    writeFileSync(join(root, 'logs', 'old.jsonl'), `${JSON.stringify(logHeader)}\n`);
    const services = openServices(home, { project: root });
    const { session } = await begin(services);
    const { path, name } = await services.handlers['log.keep']({ session, lines: [logHeader] });
    expect(path).toBe(join(home.settings, 'logs', name));
    const names = (await services.handlers['logs.list']({})).map((card) => card.name);
    expect(names.sort()).toEqual([name, 'old.jsonl'].sort());
    await services.handlers['projects.close']({});
    expect((await services.handlers['logs.list']({})).map((card) => card.name)).toEqual([name]);
  });

  it('that the disk refuses from the beginning is refused in one sentence', async () => {
    const { project, services } = await inProject();
    writeFileSync(join(project.root, 'logs'), 'a file in the way');
    const { session } = await begin(services);
    const keep = services.handlers['log.keep']({ session, lines: [logHeader] });
    await expect(keep).rejects.toMatchObject({ reason: 'disk' });
  });

  it.skipIf(!existsSync('/dev/full'))(
    'that the disk takes no more is told of once, and the session ends as ever',
    async () => {
      const told: [number, string][] = [];
      const sessions = createSessions({
        lend: (path) => path,
        takeBack: () => undefined,
        openLog: async (onFault) =>
          createLogWriter('full.jsonl', await open('/dev/full', 'a'), { onFault }),
        onLogFailed: (session, { message }) => told.push([session, message]),
      });
      const { id } = sessions.begin([]);
      const { flush } = await sessions.keep(id, [logHeader]);
      await expect(flush()).rejects.toMatchObject({ reason: 'disk' });
      await sessions.append(id, [reset]);
      await sessions.end(id);
      expect(told).toEqual([[id, matching(/disk is full/)]]);
    },
  );
});
