/** A headless Chromium with the drawing code in it: scripts go in, clips and stills come out. */
import { chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { requireBrowser } from '../../main/services/browser/find-browser.ts';
import { type ClipOrder } from './order.ts';

/** Encoding needs a secure context, which a loopback name is; nothing is ever asked of the network. */
const ADDRESS = 'http://localhost/';
const ROOT = new URL('../../', import.meta.url).pathname;

async function bundle(): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: 'tools/sample/page.ts', formats: ['es'], fileName: 'page' },
    },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  const chunk = output?.output[0];
  if (chunk === undefined) throw new Error('The page could not be bundled.');
  return chunk.code;
}

export interface Studio {
  clip(order: ClipOrder): Promise<Buffer>;
  still(order: ClipOrder, frame: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Each call draws in a page of its own, so that several may run at once. */
export async function openStudio(): Promise<Studio> {
  const [{ path: executablePath }, script] = await Promise.all([requireBrowser(), bundle()]);
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath, args });
  const context = await browser.newContext();
  await context.route('**/*', async (route) => {
    const isPage = route.request().url() === ADDRESS;
    const body = '<!doctype html><title>studio</title>';
    await (isPage ? route.fulfill({ contentType: 'text/html', body }) : route.abort());
  });
  const onPage = async (
    use: 'clip' | 'still',
    order: ClipOrder,
    frame: number,
  ): Promise<Buffer> => {
    const page = await context.newPage();
    try {
      await page.goto(ADDRESS);
      await page.addScriptTag({ type: 'module', content: script });
      await page.waitForFunction(() => 'samplePage' in globalThis);
      const text = await page.evaluate(
        ([what, wanted, at]) =>
          what === 'clip'
            ? globalThis.samplePage.renderClip(wanted)
            : globalThis.samplePage.renderStill(wanted, at),
        [use, order, frame] as const,
      );
      return Buffer.from(text, 'base64');
    } finally {
      await page.close();
    }
  };
  return {
    clip: (order) => onPage('clip', order, 0),
    still: (order, frame) => onPage('still', order, frame),
    close: () => browser.close(),
  };
}
