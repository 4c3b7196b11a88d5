/** Labelling in a real browser: every frame by its number, painted by keys, undone, and still there after a kill. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBrowser } from '../../main/services/browser/find-browser.ts';
import { audit } from './support/audit.ts';
import { openLabelHost } from './support/label-host.ts';
import { FRAMES, labelledProject, type LabelledProject } from './support/labelled-project.ts';
import { readNumber } from './support/numbered-video.ts';

const SOON = { timeout: 60_000 };

let made: LabelledProject;
let browser: Browser;
let host: ChildProcess;
let page: Page;
/** Of every page. */
const errors: (readonly string[])[] = [];

beforeAll(async () => {
  made = await labelledProject();
  browser = await chromium.launch({
    executablePath: (await requireBrowser()).path,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  await openWindow();
});
afterAll(async () => {
  await browser.close();
  host.kill('SIGKILL');
  await made.remove();
});

async function openWindow(): Promise<void> {
  const opened = await openLabelHost(browser, made);
  ({ host, page } = opened);
  errors.push(opened.errors);
}

const frame = () => page.getByTestId('where').getAttribute('data-frame');
const number = () => page.locator('canvas[aria-label^="Video of"]').evaluate(readNumber);

/** The frame that is said to be on screen is the one on screen. */
async function expectFrame(wanted: number): Promise<void> {
  const both = async () => [Number(await frame()), await number()];
  await expect.poll(both, { ...SOON, interval: 5 }).toEqual([wanted, wanted]);
}

const said = () => page.getByRole('list', { name: 'Labels of this frame' }).innerText();
const saved = () => expect.poll(() => page.getByTestId('saved').innerText(), SOON).toBe('Saved');

async function goTo(wanted: number): Promise<void> {
  await page.keyboard.press('Home');
  await expectFrame(0);
  for (let i = 0; i < Math.floor(wanted / 10); i++) await page.keyboard.press('Shift+ArrowRight');
  for (let i = 0; i < wanted % 10; i++) await page.keyboard.press('ArrowRight');
  await expectFrame(wanted);
}

describe('the player', () => {
  it('shows every frame by its number, stepping on and back', async () => {
    await expectFrame(0);
    for (let wanted = 1; wanted < FRAMES; wanted++) {
      await page.keyboard.press('ArrowRight');
      await expectFrame(wanted);
    }
    for (let wanted = FRAMES - 2; wanted >= 0; wanted--) {
      await page.keyboard.press('ArrowLeft');
      await expectFrame(wanted);
    }
  });

  it('jumps anywhere, and stops at both ends', async () => {
    await page.keyboard.press('End');
    await expectFrame(FRAMES - 1);
    await page.keyboard.press('ArrowRight');
    await expectFrame(FRAMES - 1);
    await goTo(73);
    await page.keyboard.press('Shift+ArrowLeft');
    await expectFrame(63);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await expectFrame(0);
  });

  it('plays to the end, backwards to the beginning, and what it says it shows', async () => {
    await page.keyboard.press('Home');
    await expectFrame(0);
    await page.keyboard.press('Space');
    await expectFrame(FRAMES - 1);
    await page.getByRole('button', { name: 'Play backwards' }).click();
    await expectFrame(0);
  });
});

describe('the keyboard', () => {
  const isOnClip = () =>
    page.evaluate(() => document.activeElement?.matches('nav[aria-label="Clips"] button') === true);

  it('is not kept by what the pointer pressed: Space plays', async () => {
    await page.getByRole('button', { name: /^numbers/ }).click();
    await expectFrame(0);
    await page.getByRole('button', { name: 'One frame on' }).click();
    await expectFrame(1);
    await page.keyboard.press('Space');
    await expectFrame(FRAMES - 1);
  });

  it('walks by Tab to a clip, which Enter opens', async () => {
    for (let i = 0; i < 60 && !(await isOnClip()); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectFrame(0);
    expect(await isOnClip()).toBe(true);
    await page.getByRole('img', { name: /^Timeline of/ }).focus();
  });
});

describe('labels', () => {
  it('are painted by a held key over the frames that go by, both ways', async () => {
    await goTo(20);
    await page.keyboard.down('1');
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
    await expectFrame(30);
    await page.keyboard.up('1');
    await saved();
    expect(await said()).toContain('Low');
    await goTo(60);
    await page.keyboard.down('2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expectFrame(58);
    await page.keyboard.up('2');
    await saved();
    expect(await said()).toContain('High');
    await goTo(31);
    expect(await said()).toContain('Unlabelled');
    await goTo(30);
    expect(await said()).toContain('Low');
  });

  it('are moved by a frame, split, and taken back and done again by keys', async () => {
    await goTo(25);
    await page.keyboard.press('Enter');
    const frames = page.getByTestId('segment-frames');
    await expect.poll(() => frames.innerText(), SOON).toBe('20 to 30');
    // The Escape that closes a dialog does nothing else.
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor(SOON);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ ...SOON, state: 'hidden' });
    expect(await frames.innerText()).toBe('20 to 30');
    await page.keyboard.press('w');
    await expect.poll(() => frames.innerText(), SOON).toBe('21 to 30');
    await page.keyboard.press('r');
    await expect.poll(() => frames.innerText(), SOON).toBe('21 to 31');
    await page.keyboard.press('Control+z');
    await expect.poll(() => frames.innerText(), SOON).toBe('21 to 30');
    await page.keyboard.press('Control+z');
    await expect.poll(() => frames.innerText(), SOON).toBe('20 to 30');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => frames.innerText(), SOON).toBe('21 to 30');
    await goTo(26);
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await expect.poll(() => frames.innerText(), SOON).toBe('26 to 30');
    await saved();
  });

  it('are painted by a drag in the lane', async () => {
    const lanes = page.getByRole('img', { name: /^Timeline of/ });
    const box = await lanes.boundingBox();
    if (box === null) throw new Error('There is no timeline.');
    const y = box.y + box.height - 20;
    const to = (of: number) => page.mouse.move(box.x + (of * box.width) / FRAMES, y);
    await to(90);
    await page.mouse.down();
    await to(95);
    await to(100);
    await page.mouse.up();
    await goTo(95);
    await expect.poll(said, SOON).toContain('High');
    await saved();
  });

  it('wait on screen while the folder is gone, and are on the disk once it is back', async () => {
    await goTo(40);
    await page.keyboard.press('Escape');
    renameSync(made.project, `${made.project}-away`);
    await page.keyboard.press('2');
    await page.getByRole('alert').getByText('is gone: put it back').waitFor(SOON);
    expect(await said()).toContain('High');
    expect(await page.getByTestId('saved').innerText()).toBe('1 unsaved');
    renameSync(`${made.project}-away`, made.project);
    await saved();
    await page.getByRole('alert').waitFor({ ...SOON, state: 'hidden' });
    expect(await said()).toContain('High');
  });

  it('are all there, undo included, when the program was killed', async () => {
    host.kill('SIGKILL');
    await once(host, 'exit');
    await page.context().close();
    await openWindow();
    const kept = { 20: 'Unlabelled', 21: 'Low', 30: 'Low', 40: 'High', 58: 'High', 95: 'High' };
    for (const [at, wanted] of Object.entries(kept)) {
      await goTo(Number(at));
      expect(await said()).toContain(wanted);
    }
    await goTo(40);
    await page.keyboard.press('Control+z');
    await expect.poll(said, SOON).toContain('Unlabelled');
    await saved();
  });

  it('are found by the state and the class of their clip', async () => {
    await page.getByRole('button', { name: 'Clips', exact: true }).click();
    const clip = page.getByRole('button', { name: /numbers/ });
    await clip.getByText('Partly').waitFor(SOON);
    await page.getByLabel('State', { exact: true }).selectOption('done');
    await clip.waitFor({ ...SOON, state: 'hidden' });
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByLabel('Class', { exact: true }).selectOption('activity/high');
    await clip.locator('img').waitFor(SOON);
    expect(await page.getByRole('region', { name: 'Material per class' }).innerText()).toMatch(
      /Low\s+\d.*1 clip/,
    );
  });

  it.each(['Dark', 'Light'])('stand in views without a fault of access: %s', async (theme) => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByText(theme, { exact: true }).click();
    for (const view of ['Clips', 'Label']) {
      await page.getByRole('button', { name: view, exact: true }).click();
      await page.getByRole('heading', { name: view, level: 1 }).waitFor(SOON);
      expect(await audit(page)).toEqual([]);
    }
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('High').waitFor(SOON);
    expect(await audit(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ ...SOON, state: 'hidden' });
  });

  it('were made without an error on the page', () => {
    // A killed host breaks its socket.
    expect(errors.flat().filter((error) => !error.includes('WebSocket'))).toEqual([]);
  });
});
