/**
 * Takes a picture of every view and state of the window, at 1280x800 and 1920x1080, dark and light: `npm run screenshots`.
 * They go to dist/screenshots; those the README shows are named in `kept` and go to docs/screenshots as well. The camera
 * plays the bundled sample, so that no picture shows a person.
 */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { defaultStartOptions } from '../contract/window/start-options.ts';
import { cameraFlags } from '../main/commands/camera-flags.ts';
import { places } from '../main/places.ts';
import { requireBrowser } from '../main/services/browser/find-browser.ts';
import { makeCameraFile } from '../main/services/pixels/camera-file.ts';
import { openHeadlessStage } from '../main/services/stage/headless-stage.ts';
import { serveWindow } from '../main/services/web-host/serve-window.ts';
import { makeSampleProject } from './screenshots/sample-project.ts';
import type { Scene } from './screenshots/scene.ts';
import { scenes } from './screenshots/scenes.ts';

const root = path.dirname(import.meta.dirname);
const out = path.join(root, 'dist/screenshots');
const docs = path.join(root, 'docs/screenshots');

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const themes = ['dark', 'light'] as const;

/** Every view in both themes, and what else the README shows. */
const views = ['watch', 'record', 'clips', 'label', 'models', 'settings'];
const kept = [
  ...views.flatMap((view) => themes.map((theme) => `${view}-${theme}-1280`)),
  ...['palette', 'tour', 'record-first'].map((name) => `${name}-dark-1280`),
];

const CAMERA = 'Room.y4m';
/** Made once, where a scene wants it. */
let sampleProject: string | null = null;

interface Shot {
  readonly theme: (typeof themes)[number];
  readonly size: (typeof sizes)[number];
}

async function shoot(scene: Scene, { theme, size }: Shot): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'longtake-shots-'));
  const served = await serveWindow({
    rendererRoot: places.renderer,
    start: {
      ...defaultStartOptions,
      project: projectFor(scene, home),
      model: scene.knowsSample === true ? places.sampleModel : null,
    },
    // As on a fresh machine, and without a path of this one.
    env: { ...process.env, LONGTAKE_HOME: home, LONGTAKE_MODELS: undefined },
  });
  const flags = scene.flags ?? cameraFlags(CAMERA);
  const browser = await launch(flags);
  try {
    const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
    if (scene.script !== undefined) await page.addInitScript(scene.script);
    await page.goto(served.entrance);
    await page.waitForURL('**/window.html');
    await page.locator('#root > *').first().waitFor({ state: 'attached' });
    if (scene.script === undefined) await setTheme(page, theme);
    await scene.play(page);
    const name = `${scene.name}-${theme}-${String(size.width)}`;
    const file = path.join(out, `${name}.png`);
    await page.screenshot({ path: file });
    if (kept.includes(name)) copyFileSync(file, path.join(docs, `${name}.png`));
    console.log(path.relative(root, file));
  } finally {
    await browser.close();
    await served.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A copy, so that what one scene does is not seen in the next. */
function projectFor({ hasProject }: Scene, home: string): string | null {
  if (hasProject !== true || sampleProject === null) return null;
  const copy = path.join(home, path.basename(sampleProject));
  cpSync(sampleProject, copy, { recursive: true });
  return copy;
}

async function launch(flags: readonly string[]): Promise<Browser> {
  const { path: executablePath } = await requireBrowser();
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...flags] });
}

async function setTheme(page: Page, theme: Shot['theme']): Promise<void> {
  if (theme === 'dark') return; // as it comes
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Light', { exact: true }).click();
  await page.keyboard.press('Alt+1');
}

const only = new Set(process.argv.slice(2));
mkdirSync(out, { recursive: true });
mkdirSync(docs, { recursive: true });
const folder = mkdtempSync(path.join(tmpdir(), 'longtake-shots-'));
try {
  // Chromium calls the camera by the path as it is given: a short one, from where the file lies.
  const cameraFile = path.join(folder, CAMERA);
  process.chdir(folder);
  const stage = await openHeadlessStage({ rendererRoot: places.renderer });
  await makeCameraFile(stage, { video: places.sample, out: cameraFile, framesPerS: 30 }).finally(
    stage.close,
  );
  const chosen = scenes.filter(({ name }) => only.size === 0 || only.has(name));
  if (chosen.some(({ hasProject }) => hasProject === true))
    sampleProject = await makeSampleProject(folder);
  for (const scene of chosen)
    for (const size of sizes) for (const theme of themes) await shoot(scene, { theme, size });
} finally {
  process.chdir(root);
  rmSync(folder, { recursive: true, force: true });
}
