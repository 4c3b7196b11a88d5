/** What goes wrong around the window: one sentence on screen each time, and a way on. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { places } from '../../main/places.ts';
import { readModel } from '../../main/services/models/model-store.ts';
import { untrainedModel } from '../../main/services/models/untrained-model.ts';
import { createProject } from '../../main/services/project/project.ts';
import { coralExtractor, missing } from './support/places.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const reason = missing(coralExtractor);
const SOON = { timeout: 60_000 };
const asks = '--use-fake-ui-for-media-stream';
const fakeCamera = [asks, '--use-fake-device-for-media-stream'];

describe.skipIf(reason !== null)('the window in trouble', () => {
  let window: TestWindow;
  afterEach(() => window.close());
  const watchCamera = () => window.page.getByRole('button', { name: 'Watch my camera' }).click();
  const says = (words: RegExp) => window.page.getByText(words).first().waitFor(SOON);

  it('without a camera says so and asks for one', async () => {
    const flags = [asks, '--use-fake-device-for-media-stream=device-count=0'];
    window = await openTestWindow({ cameraFile: null, flags });
    await watchCamera();
    await says(/No camera was found; plug one in/);
  });

  it('with a camera that is refused says where to allow it, and goes on once it is', async () => {
    window = await openTestWindow({
      cameraFile: null,
      flags: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
    });
    await watchCamera();
    await says(/The camera was refused; allow it/);
    await window.context.grantPermissions(['camera']);
    await window.page.getByTestId('label').getByText(/\w/).waitFor(SOON);
  });

  it('in a browser that lacks something names it, and offers no dead buttons', async () => {
    const script = 'delete globalThis.MediaStreamTrackProcessor;';
    window = await openTestWindow({ cameraFile: null, script });
    await window.page.getByRole('alert').waitFor(SOON);
    await says(/MediaStreamTrackProcessor/);
    expect(await window.page.getByRole('button').count()).toBe(0);
  });

  it('whose program has ended says so', async () => {
    window = await openTestWindow({ cameraFile: null });
    await window.page.getByRole('button', { name: 'Watch my camera' }).waitFor(SOON);
    await window.served.close();
    await says(/has ended/);
  });

  it('with a chosen model that vanishes says so, and watches with another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'longtake-vanishing-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const project = await createProject(join(folder, 'exercises.longtake'));
    const { extractor } = (await readModel(places.starterModel)).manifest;
    const model = join(project.root, 'models', 'untrained');
    const size = { extractor, hiddenSize: 16, classes: ['one', 'two'], seed: 1 };
    mkdirSync(model, { recursive: true });
    writeFileSync(join(model, 'model.safetensors'), untrainedModel(size));
    window = await openTestWindow({
      cameraFile: null,
      flags: fakeCamera,
      start: { project: project.root, model: join(model, 'model.safetensors') },
    });
    const { page } = window;
    await watchCamera();
    await page.getByTestId('label').getByText(/\w/).waitFor(SOON);
    await page.keyboard.press('Space');
    rmSync(model, { recursive: true });
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('heading', { name: 'This cannot go on' }).waitFor(SOON);
    await says(/choose another/);
    await page.getByRole('button', { name: 'Choose another model' }).click();
    await page.getByRole('button', { name: 'Use: Sample activities' }).click();
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByTestId('label').getByText(/\w/).waitFor(SOON);
  });
});

describe.skipIf(reason !== null)('the first start', () => {
  it('leads over the sample to the own camera in two clicks, and is not offered again', async () => {
    const window = await openTestWindow({ cameraFile: null, flags: fakeCamera });
    onTestFinished(() => window.close());
    const { page } = window;
    await page.getByRole('button', { name: 'Show me on the sample' }).click();
    await page.getByTestId('label').getByText('Standing').waitFor(SOON);
    await page
      .getByRole('dialog', { name: 'Tour' })
      .getByRole('button', { name: 'My camera' })
      .click();
    await page.getByRole('button', { name: /^Source: fake/ }).waitFor(SOON);
    await page.getByTestId('label').getByText(/\w/).waitFor(SOON);
    await page.reload();
    await page.getByRole('heading', { name: 'Nothing is being watched' }).waitFor(SOON);
    expect(await page.getByRole('button', { name: 'Show me on the sample' }).count()).toBe(0);
  });
});
