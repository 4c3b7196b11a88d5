/** Classes and tracks in the window, by keyboard: what an edit does is said before, done to the open clip, and undone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from './support/audit.ts';
import { labelledProject, type LabelledProject } from './support/labelled-project.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const SOON = { timeout: 60_000 };

describe('the classes of a project', () => {
  let made: LabelledProject;
  let window: TestWindow;
  beforeAll(async () => {
    made = await labelledProject();
    window = await openTestWindow({ cameraFile: null, start: { project: made.project } });
    const { page } = window;
    await page.getByRole('button', { name: 'Label', exact: true }).click();
    await page.getByRole('button', { name: /numbers/ }).click();
    await page.getByTestId('where').waitFor(SOON);
  });
  afterAll(async () => {
    await window.close();
    await made.remove();
  });

  const said = () => window.page.getByRole('list', { name: 'Labels of this frame' }).innerText();
  const dialog = () => window.page.getByRole('dialog', { name: 'Classes and tracks' });
  const row = (name: string) => dialog().getByRole('listitem', { name, exact: true });

  async function ask(name: string, item: RegExp): Promise<void> {
    await dialog()
      .getByRole('button', { name: `More for ${name}` })
      .press('Enter');
    await window.page.getByRole('menuitem', { name: item }).press('Enter');
  }

  it('are renamed, coloured, keyed, ordered and added, each step undone by the key', async () => {
    const { page } = window;
    await page.keyboard.down('1');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByTestId('where').getAttribute('data-frame'), SOON).toBe('1');
    await page.keyboard.up('1');
    await expect.poll(said, SOON).toBe('Low');
    await page.keyboard.press('Alt+c');
    await dialog().getByLabel('Name of Low').fill('Deep');
    await page.keyboard.press('Enter');
    await row('Deep').waitFor(SOON);
    await dialog().getByRole('button', { name: 'Colour of Deep: Orange' }).press('Enter');
    await page.getByRole('button', { name: 'Green', exact: true }).press('Enter');
    await dialog().getByRole('button', { name: 'Colour of Deep: Green' }).waitFor(SOON);
    await dialog().getByRole('button', { name: 'Key of Deep: 1' }).press('Enter');
    await page.keyboard.press('s');
    await row('Deep').getByText('Takes the key of “Split at the playhead”').waitFor(SOON);
    await dialog().getByRole('button', { name: 'Move Deep down' }).press('Enter');
    await expect
      .poll(() => dialog().getByRole('listitem').first().getAttribute('aria-label'), SOON)
      .toBe('High');
    await dialog().getByLabel('New class in Activity').fill('Middle');
    await page.keyboard.press('Enter');
    await row('Middle').waitFor(SOON);
    expect(await audit(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Close' }).focus();
    for (const step of ['adding', 'ordering', 'choosing a key', 'choosing a colour', 'renaming']) {
      await dialog()
        .getByRole('button', { name: `Undo ${step}` })
        .waitFor(SOON);
      await page.keyboard.press('Control+z');
    }
    await dialog().getByRole('button', { name: 'Undo', exact: true }).waitFor(SOON);
    await row('Low').waitFor(SOON);
    await page.keyboard.press('Escape');
    expect(await said()).toBe('Low');
  });

  it.each([
    [/^Merge/, /^1 segment in 1 clip .* will be labelled High/, 'Merge', 'High'],
    [/^Delete/, /^1 segment in 1 clip .* will be unlabelled/, 'Delete Low', 'Unlabelled'],
  ])(
    'say what %s does, do it to the open clip, and take it back',
    async (item, effect, act, label) => {
      const { page } = window;
      await page.keyboard.press('Alt+c');
      await ask('Low', item);
      await dialog().getByText(effect).waitFor(SOON);
      expect(await audit(page)).toEqual([]);
      await dialog().getByRole('button', { name: act, exact: true }).press('Enter');
      await row('Low').waitFor({ ...SOON, state: 'detached' });
      await expect.poll(said, SOON).toBe(label);
      await dialog()
        .getByRole('button', { name: /^Undo (merging|deleting)/ })
        .press('Enter');
      await row('Low').waitFor(SOON);
      await expect.poll(said, SOON).toBe('Low');
      await dialog()
        .getByRole('button', { name: /^Redo (merging|deleting)/ })
        .waitFor(SOON);
      await page.keyboard.press('Control+Shift+z');
      await row('Low').waitFor({ ...SOON, state: 'detached' });
      await expect.poll(said, SOON).toBe(label);
      await page.keyboard.press('Control+z');
      await row('Low').waitFor(SOON);
      await expect.poll(said, SOON).toBe('Low');
      await page.keyboard.press('Escape');
    },
  );

  it('are split by chosen segments', async () => {
    const { page } = window;
    await page.keyboard.press('Alt+c');
    await ask('Low', /^Split/);
    await dialog().getByLabel('Name of the new class').fill('Lower');
    await dialog()
      .getByRole('checkbox', { name: /^numbers at 0:00/ })
      .check();
    await dialog().getByRole('button', { name: 'Split', exact: true }).press('Enter');
    await row('Lower').waitFor(SOON);
    await expect.poll(said, SOON).toBe('Lower');
    await page.keyboard.press('Escape');
    expect(window.errors).toEqual([]);
  });

  it('are undone and redone by whoever opens the project next', async () => {
    await window.close();
    window = await openTestWindow({ cameraFile: null, start: { project: made.project } });
    const { page } = window;
    await page.keyboard.press('Alt+c');
    await row('Lower').waitFor(SOON);
    const undo = dialog().getByRole('button', { name: 'Undo splitting a class' });
    await undo.press('Enter');
    await row('Lower').waitFor({ ...SOON, state: 'detached' });
    const redo = dialog().getByRole('button', { name: 'Redo splitting a class' });
    expect(await redo.getAttribute('aria-keyshortcuts')).toBe('Control+Shift+Z');
    expect(await audit(page)).toEqual([]);
    await redo.press('Enter');
    await row('Lower').waitFor(SOON);
    const nothing = dialog().getByRole('button', { name: 'Redo', exact: true });
    await nothing.waitFor(SOON);
    expect(await nothing.evaluate((button) => document.activeElement === button)).toBe(true);
    expect(await nothing.getAttribute('aria-disabled')).toBe('true');
    expect(window.errors).toEqual([]);
  });
});
