/** Speeds that were measured: kept by content and delegate, the newest standing, whatever lies on the disk. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSpeeds, rememberSpeed } from '../../../../main/services/extractors/speeds.ts';
import { tempFolder } from '../temp-folder.ts';

const [one, two] = ['1'.repeat(64), '2'.repeat(64)] as const;

it('the newest speed of each extractor and delegate is kept', async () => {
  const env = { LONGTAKE_HOME: join(tempFolder(), 'home') };
  expect(await readSpeeds(env)).toEqual({});
  await rememberSpeed({ sha256: one, delegate: 'CPU', frameMs: 20 }, env);
  await rememberSpeed({ sha256: two, delegate: 'CPU', frameMs: 8 }, env);
  await rememberSpeed({ sha256: one, delegate: 'GPU', frameMs: 4.4444 }, env);
  await rememberSpeed({ sha256: one, delegate: 'CPU', frameMs: 12.5 }, env);
  expect(await readSpeeds(env)).toEqual({ [one]: { CPU: 12.5, GPU: 4.44 }, [two]: { CPU: 8 } });
});

it.each(['', '{', '[]', '{"x":{"CPU":1}}', `{"${one}":{"CPU":"fast"}}`])(
  'a file that says %j says nothing, and is replaced',
  async (text) => {
    const home = tempFolder();
    const file = join(home, 'speeds.json');
    writeFileSync(file, text);
    const env = { LONGTAKE_HOME: home };
    expect(await readSpeeds(env)).toEqual({});
    await rememberSpeed({ sha256: one, delegate: 'CPU', frameMs: 10 }, env);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ [one]: { CPU: 10 } });
  },
);

it('what cannot be kept is let go', async () => {
  const home = join(tempFolder(), 'a file');
  writeFileSync(home, '');
  const env = { LONGTAKE_HOME: home };
  await rememberSpeed({ sha256: one, delegate: 'CPU', frameMs: 10 }, env);
  expect(await readSpeeds(env)).toEqual({});
});
