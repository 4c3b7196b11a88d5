/** Videos labelled without a project, and a clip's details. */
import { SOON, type Scene } from './scene.ts';

/** Files in name only: they are listed, and each fails with its sentence. */
function dropVideos(): void {
  const dataTransfer = new DataTransfer();
  for (const name of ['kitchen.mp4', 'porch.avi', 'walk.webm', 'notes.txt'])
    dataTransfer.items.add(new File(['not a video'], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
}

export const droppedScenes: readonly Scene[] = [
  {
    name: 'clip-details',
    hasProject: true,
    play: async (page) => {
      await page.getByRole('button', { name: 'Clips', exact: true }).click();
      await page
        .getByRole('listitem')
        .filter({ hasText: 'cem-room' })
        .getByLabel('Details')
        .click();
      await page.locator('li img').nth(2).waitFor(SOON);
    },
  },
  {
    name: 'label-videos',
    play: async (page) => {
      await page.evaluate(dropVideos);
      await page.getByRole('dialog').getByText('the model in use').waitFor(SOON);
    },
  },
  {
    name: 'label-videos-over',
    play: async (page) => {
      await page.evaluate(dropVideos);
      await page.getByRole('button', { name: /^Label \d videos$/ }).click();
      await page.getByText(/3 failed/).waitFor(SOON);
    },
  },
];
