/** The accessibility audit of axe over a page as it is now. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @returns one line for each part of the page that breaks a rule. */
export async function audit(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const options: RunOptions = { resultTypes: ['violations'] };
  const results = await page.evaluate(
    (given) =>
      (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(
        given,
      ),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
