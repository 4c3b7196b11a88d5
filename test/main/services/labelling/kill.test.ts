/** Labelling killed at any instant: what was acknowledged is there, and so is everything that can be undone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { advance, applyEdits, beginHistory } from '../../../../contract/labelling/history.ts';
import type { LabelSet } from '../../../../contract/segment.ts';
import { createRandom } from '../../../../model/random.ts';
import { listClips, type Clip } from '../../../../main/services/clips/clip.ts';
import { readLabelSet } from '../../../../main/services/labels/label-set.ts';
import { openProject } from '../../../../main/services/project/project.ts';
import { FRAMES } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { anna, moveAt, openLabels, plantClip } from './label-clip.ts';

/** LONGTAKE_KILLS=200 for the long run. */
const KILLS = Number(process.env['LONGTAKE_KILLS'] ?? 8);
const script = fileURLToPath(new URL('./killed-labelling.ts', import.meta.url));

/** The labels after the first n moves. */
function createExpected() {
  const on = { set: 'hand', at: '' };
  const empty: LabelSet = { schemaVersion: 1, id: 'hand', ...anna, tracks: {} };
  let history = beginHistory(empty, FRAMES);
  const states: LabelSet['tracks'][] = [history.labels.tracks];
  return (n: number): LabelSet['tracks'] => {
    while (states.length <= n) {
      const move = moveAt(states.length - 1);
      const { labels } = history;
      history =
        typeof move === 'string'
          ? advance(history, { kind: move, ...on }, FRAMES)
          : advance(
              history,
              { kind: 'edit', ...on, what: '', puts: applyEdits(labels, [move], FRAMES).puts },
              FRAMES,
            );
      states.push(history.labels.tracks);
    }
    return states[n] ?? {};
  };
}

/** @returns the number of moves that were acknowledged before the kill, from `first` on. */
async function labelUntilKilled(clip: Clip, first: number, aliveMs: number): Promise<number> {
  const child = spawn(process.execPath, [script, clip.folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child.stdout, 'data');
  await after(aliveMs);
  child.kill('SIGKILL');
  expect(await closed).toEqual([null, 'SIGKILL']);
  return said.split('\n').length - 1;
}

it(
  `loses nothing in ${String(KILLS)} kills`,
  async () => {
    const random = createRandom(20_261_126);
    const folder = tempFolder();
    const { project, clip } = await plantClip(folder);
    const expectedAfter = createExpected();
    let moves = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Every fifth lives until the files are saved for the first time, a second after the first move.
      const aliveMs = kill % 5 === 4 ? 950 + random.uniform() * 150 : random.uniform() * 60;
      const acknowledged = await labelUntilKilled(clip, moves, aliveMs);
      const { clips, problems } = await listClips(await openProject(project.root));
      expect([clips.length, problems]).toEqual([1, []]);
      const found = (await readLabelSet(clip))?.tracks;
      // One more move may be on the disk than was told of.
      const candidates = [moves + acknowledged, moves + acknowledged + 1];
      const at = candidates.find((n) => JSON.stringify(expectedAfter(n)) === JSON.stringify(found));
      expect(at, `kill ${String(kill)}: ${JSON.stringify(found)}`).toBeDefined();
      moves = at ?? moves;
    }
    const labels = await openLabels(clip);
    let state = await labels.open('hand', anna);
    expect(state.labels.tracks).toEqual(expectedAfter(moves));
    while (state.undo !== null) state = await labels.undo('hand');
    expect(state.labels.tracks).toEqual({});
    await labels.close();
  },
  KILLS * 20_000 + 30_000,
);
