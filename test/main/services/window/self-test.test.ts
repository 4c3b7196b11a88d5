/** What is remembered of a graphics processor, what it holds for, and when it is allowed to watch. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Graphics, Verdict } from '../../../../contract/self-test.ts';
import { openVerdictStore } from '../../../../main/services/delegates/verdict-store.ts';
import { tempFolder } from '../temp-folder.ts';
import type { openServices } from './open-services.ts';
import { fittingSha256, inProject } from './open-services.ts';

const graphics: Graphics = { browser: 'Chrome/156', renderer: 'A card' };
const passed: Verdict = { isPassed: true, message: 'Good.', figures: null };
const failed: Verdict = { isPassed: false, message: 'Bad.', figures: null };

describe('verdicts on graphics processors', () => {
  it('outlast the program, and hold for exactly what was tested', async () => {
    const folder = join(tempFolder(), 'settings');
    await openVerdictStore(folder).remember('ab', graphics, passed);
    const store = openVerdictStore(folder);
    expect((await store.find('ab', graphics))?.verdict).toEqual(passed);
    expect(await store.find('cd', graphics)).toBeNull();
    expect(await store.find('ab', { ...graphics, browser: 'Chrome/157' })).toBeNull();
    expect(await store.find('ab', { ...graphics, renderer: 'Another card' })).toBeNull();
    expect(await store.find('ab', null)).toBeNull();
    await store.remember('ab', graphics, failed);
    expect((await store.all()).map(({ verdict }) => verdict)).toEqual([failed]);
  });

  it('do not hold for another version of the runtime', async () => {
    const folder = tempFolder();
    const store = openVerdictStore(folder);
    await store.remember('ab', graphics, passed);
    const path = join(folder, 'delegates.json');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/"tasksVision": ".*?"/, '"tasksVision": "0"'),
    );
    expect(await openVerdictStore(folder).find('ab', graphics)).toBeNull();
  });

  it.each(['', '{', 'null', '{"schemaVersion": 2, "verdicts": []}'])(
    'are none in the file %j, which is written anew',
    async (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'delegates.json'), text);
      const store = openVerdictStore(folder);
      expect(await store.all()).toEqual([]);
      await store.remember('ab', graphics, passed);
      expect(await openVerdictStore(folder).all()).toHaveLength(1);
    },
  );

  it('hold while the program runs where the disk takes none', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    const store = openVerdictStore(join(folder, 'file'));
    await expect(store.remember('ab', graphics, passed)).rejects.toMatchObject({ reason: 'disk' });
    expect((await store.find('ab', graphics))?.verdict).toEqual(passed);
  });
});

describe('watching with the graphics processor', () => {
  const delegateOf = async (
    { handlers }: ReturnType<typeof openServices>,
    asked: Graphics | undefined,
  ) => {
    const page = asked === undefined ? {} : { graphics: asked };
    const plan = await handlers['watch.begin']({ source: 'camera', model: 'first', ...page });
    return plan.extractor.delegate;
  };

  it('is done where it is wanted and has passed, and nowhere else', async () => {
    const { services } = await inProject();
    const { handlers } = services;
    const remember = (verdict: Verdict) =>
      handlers['self-test.remember']({ extractorSha256: fittingSha256, graphics, verdict });
    await handlers['settings.change']({ delegate: 'gpu' });
    expect(await delegateOf(services, graphics)).toBe('CPU');
    await remember(failed);
    expect(await delegateOf(services, graphics)).toBe('CPU');
    await remember(passed);
    expect(await delegateOf(services, graphics)).toBe('GPU');
    expect(await delegateOf(services, undefined)).toBe('CPU');
    expect(await delegateOf(services, { ...graphics, browser: 'Chrome/157' })).toBe('CPU');
    await handlers['settings.change']({ delegate: 'cpu' });
    expect(await delegateOf(services, graphics)).toBe('CPU');
  });

  it('is tested with the bundled clip, the model in use and its extractor, lent until the end', async () => {
    const { services } = await inProject();
    const { handlers, files } = services;
    const { session, media, model, reference, candidate } = await handlers['self-test.begin']({});
    expect(files.find(media)).toMatch(/sample\.webm$/);
    expect(files.find(model)).toMatch(/model\.safetensors$/);
    expect(files.find(reference.address)).toMatch(/fitting\.tflite$/);
    expect([reference.delegate, candidate.delegate]).toEqual(['CPU', 'GPU']);
    expect(await handlers['self-test.verdict']({ graphics })).toEqual({
      extractor: 'fitting',
      remembered: null,
    });
    await handlers['watch.end']({ session });
    expect(files.find(media)).toBeNull();
  });
});
