/** One export at a time: how far it is, one that is stopped, one that fails half-way. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExporter } from '../../../../main/services/window/exporter.ts';
import type { Push } from '../../../../contract/window/pushes.ts';
import { matching } from '../../../matching.ts';
import { tempFolder } from '../temp-folder.ts';

/** Three files; the text of each is made when it is its turn. */
function scene(
  onText: (n: number) => void = () => undefined,
  ready: Promise<unknown> = Promise.resolve(),
) {
  const out = tempFolder();
  const pushes: Push[] = [];
  let nowMs = 0;
  const exporter = createExporter({ push: (push) => pushes.push(push), nowMs: () => nowMs });
  const files = ['a', 'b', 'c'].map((name, n) => ({
    name: `${name}.vtt`,
    clips: [name],
    segments: 1,
    text: () => {
      nowMs += 250;
      onText(n);
      return name;
    },
  }));
  const path = join(out, 'vtt');
  return {
    out,
    pushes,
    exporter,
    files,
    write: () =>
      exporter.write(() => ready.then(() => ({ place: { path, isFolder: true }, files }))),
  };
}

describe('an export of several files', () => {
  it('tells how far it is', async () => {
    const { out, pushes, exporter, write } = scene();
    const { paths } = await write();
    expect(paths).toEqual(['a', 'b', 'c'].map((name) => join(out, 'vtt', `${name}.vtt`)));
    expect(pushes).toEqual([1, 2, 3].map((written) => ({ kind: 'export', written, files: 3 })));
    expect(exporter.isOurs(paths[2]!)).toBe(true);
    expect(exporter.isOurs(join(out, 'vtt'))).toBe(false);
  });

  it('leaves nothing when it is stopped, and can be begun again', async () => {
    const { out, exporter, write } = scene((n) => {
      if (n === 1 && isFirst) exporter.stop();
    });
    let isFirst = true;
    await expect(write()).rejects.toMatchObject({
      reason: 'cancelled',
      message: matching(/stopped; nothing was written/),
    });
    expect(readdirSync(out)).toEqual([]);
    isFirst = false;
    await write();
    expect(readdirSync(out)).toEqual(['vtt']);
  });

  it('is stopped also while it is made ready', async () => {
    const ready = Promise.withResolvers<undefined>();
    const { out, exporter, write } = scene(undefined, ready.promise);
    const writing = write();
    exporter.stop();
    ready.resolve(undefined);
    await expect(writing).rejects.toMatchObject({ reason: 'cancelled' });
    expect(readdirSync(out)).toEqual([]);
  });

  it('leaves nothing when it fails', async () => {
    const { out, write } = scene((n) => {
      if (n === 2) throw new Error('no more');
    });
    await expect(write()).rejects.toMatchObject({ reason: 'disk', message: matching(/no more/) });
    expect(readdirSync(out)).toEqual([]);
  });

  it('refuses another meanwhile, and ends with the window', async () => {
    const { out, exporter, write } = scene();
    const first = write();
    await expect(write()).rejects.toMatchObject({ message: matching(/goes on already/) });
    const [outcome] = await Promise.allSettled([first, exporter.close()]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { reason: 'cancelled' } });
    expect(readdirSync(out)).toEqual([]);
  });
});
