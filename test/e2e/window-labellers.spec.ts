/** A second labeller labels a clip without seeing the first one's labels, and both are held against each other, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from './support/audit.ts';
import { FRAMES, labelledProject, type LabelledProject } from './support/labelled-project.ts';
import { openTestWindow, type TestWindow } from './support/window.ts';

const SOON = { timeout: 60_000 };

describe('two labellers', () => {
  let made: LabelledProject;
  let window: TestWindow;
  beforeAll(async () => {
    made = await labelledProject();
    window = await openTestWindow({ cameraFile: null, start: { project: made.project } });
    const { page } = window;
    await page.getByRole('button', { name: 'Clips', exact: true }).click();
    await page.getByRole('button', { name: /numbers/ }).click();
    await page.getByTestId('where').waitFor(SOON);
  });
  afterAll(async () => {
    await window.close();
    await made.remove();
  });

  const saved = () =>
    expect.poll(() => window.page.getByTestId('saved').innerText(), SOON).toBe('Saved');
  const seen = () => window.page.getByRole('list', { name: 'Labels of this frame' });

  /** Chooses a class by its key and fills the gap under the first frame with it. */
  const fillWith = async (key: string) => {
    const { page } = window;
    await page.keyboard.press('Home');
    await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    await page.keyboard.press('g');
    await saved();
  };

  it('have sets of their own, the second begun empty', async () => {
    const { page } = window;
    await fillWith('1');
    const labellers = page.getByRole('region', { name: 'Labellers' });
    await labellers.getByLabel('Who labels').selectOption({ label: 'Somebody else…' });
    await labellers.getByLabel('Name of the labeller').fill('Ben');
    expect(await audit(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await seen().getByText('Unlabelled').waitFor(SOON);
    await fillWith('0');
    await seen().getByText('Background').waitFor(SOON);
    await labellers.getByLabel('Held against').selectOption('hand');
    await labellers.getByText(/they differ on 1 stretch:/).waitFor(SOON);
  });

  it('are told how far they agree, and led to where they differ', async () => {
    const { page } = window;
    await page.keyboard.press('Alt+a');
    const dialog = page.getByRole('dialog', { name: 'How far two labellers agree' });
    await dialog
      .getByText(/^Cohen’s kappa/)
      .first()
      .waitFor(SOON);
    await dialog.getByText(/1 stretch that both labelled/).waitFor(SOON);
    expect(await audit(page)).toEqual([]);
    await dialog.getByRole('button', { name: /^Look at frame 0 / }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByTestId('where').waitFor(SOON);
    expect(window.errors).toEqual([]);
  });

  it('open a clip by two presses as by one', async () => {
    const { page } = window;
    await page.getByRole('navigation', { name: 'Clips' }).getByRole('button').first().dblclick();
    await page.getByTestId('where').waitFor(SOON);
    await page.keyboard.press('End');
    await expect
      .poll(() => page.getByTestId('where').getAttribute('data-frame'), SOON)
      .toBe(String(FRAMES - 1));
    expect(window.errors).toEqual([]);
  });
});
