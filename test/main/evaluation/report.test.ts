/** The report folder: what lies in it, that it agrees with itself, and that the page stands alone. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../contract/fault.ts';
import { evaluateClips } from '../../../main/services/evaluation/evaluate-clips.ts';
import { html } from '../../../main/services/evaluation/report/html.ts';
import { reportPage } from '../../../main/services/evaluation/report/page.ts';
import { inkOn, looksOf } from '../../../main/services/evaluation/report/report-subject.ts';
import { stretchesOf } from '../../../main/services/evaluation/report/strips.ts';
import {
  prepareReportFolder,
  writeReport,
} from '../../../main/services/evaluation/report/write-report.ts';
import { pose, toyClip, toyModel } from './toy.ts';

const nasty = 'a "quoted", <script>alert(1)</script> & clip';
const masked = toyClip({ id: 'b', classes: [1, 1, 1, 0, 0, 0, 2, 2], noise: 0.5 });
masked.truth['pose']!.fill(-1, 0, 4);
const clips = [
  { ...toyClip({ id: 'a', group: 'p1', classes: [0, 0, 0, 1, 1, 1] }), name: nasty },
  masked,
];
const evaluation = evaluateClips(toyModel({ memory: 0.7 }), clips, { tracks: [pose], seed: 1 });
const hand = { id: 'hand', classes: ['stand', 'sit'] };
const twoTracks = evaluateClips(
  toyModel({ memory: 0.7, tracks: [pose, hand] }),
  clips.map((clip) => ({
    ...clip,
    truth: { ...clip.truth, hand: clip.truth['pose']!.map((c) => c && -1) },
  })),
  { tracks: [pose, hand], seed: 1 },
);
const subject = {
  title: 'Poses & co',
  model: 'm1',
  madeAt: '2026-11-23',
  tracks: [
    { id: 'pose', name: 'Pose', classes: [{ id: 'sit', name: 'Sitting', colour: '#0072b2' }] },
  ],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'longtake-report-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const rowsOf = (text: string): string[][] => parse(text);

describe('the folder', () => {
  it('holds four files that agree with each other, and is replaced by the next report', async () => {
    const into = path.join(folder, 'new', 'report');
    await writeReport(into, twoTracks, subject);
    await writeReport(into, evaluation, subject);
    expect((await readdir(into)).sort()).toEqual([
      'confusion.csv',
      'eval.json',
      'predictions.csv',
      'report.html',
    ]);
    const read = (name: string): Promise<string> => readFile(path.join(into, name), 'utf8');
    expect(JSON.parse(await read('eval.json'))).toEqual(evaluation.document);

    const [head, ...matrix] = rowsOf(await read('confusion.csv'));
    expect(head).toEqual(['truth', 'sit', 'stand', 'walk']);
    expect(matrix.map((row) => row.slice(1).map(Number))).toEqual(evaluation.document.confusion);

    const predictions = parse(await read('predictions.csv'), {
      columns: true,
    }) as unknown as Record<string, string>[];
    expect(predictions).toHaveLength(evaluation.document.frames);
    const labelled = predictions.filter(({ truth }) => truth !== '');
    expect(labelled).toHaveLength(evaluation.document.labelledFrames);
    const right = labelled.filter(({ truth, label }) => truth === label);
    expect(right.length / labelled.length).toBe(evaluation.document.frameAccuracy);
    expect(predictions.slice(0, 3).map(({ source }) => source)).toEqual(['fresh', 'held', 'fresh']);
  });

  it('names the tracks in columns when there are several', async () => {
    const into = path.join(folder, 'two');
    await writeReport(into, twoTracks, subject);
    const [head, first] = rowsOf(await readFile(path.join(into, 'predictions.csv'), 'utf8'));
    expect(head?.slice(0, 5)).toEqual(['clip', 'fold', 'truth:pose', 'truth:hand', 'frame']);
    expect(first).toHaveLength(head?.length ?? 0);
    const matrix = rowsOf(await readFile(path.join(into, 'confusion.csv'), 'utf8'));
    expect(matrix[0]).toContain('hand/stand');
    expect(matrix).toHaveLength(6);
  });

  it('that is a file is refused in one sentence', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, 'mine');
    for (const taken of [file, path.join(file, 'below')]) {
      const fault: unknown = await prepareReportFolder(taken).catch((error: unknown) => error);
      expect(exitCodeOf(fault)).toBe(2);
      expect(String(fault)).toContain('--report');
    }
    expect(await readFile(file, 'utf8')).toBe('mine');
  });
});

describe('the page', () => {
  const page = reportPage(evaluation, subject);

  it('runs no script and asks for nothing from outside', () => {
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|https?:|\son\w+=|javascript:/i);
    expect(page.match(/url\([^)]*\)/g)?.every((url) => url === 'url(#hatch)')).toBe(true);
  });

  it('escapes whatever a name holds', () => {
    expect(page).toContain(
      'a &quot;quoted&quot;, &lt;script&gt;alert(1)&lt;/script&gt; &amp; clip',
    );
    expect(page).toContain('<title>Poses &amp; co: evaluation</title>');
  });

  it('opens and closes every element in order', () => {
    for (const text of [page, reportPage(twoTracks, subject)]) {
      const open: string[] = [];
      const voids = new Set(['meta', '!doctype']);
      for (const [, slash, name = '', rest = ''] of text
        .replace(/<style>[^]*<\/style>/, '')
        .matchAll(/<(\/?)([!a-z][a-z0-9]*)([^>]*)>/g)) {
        if (slash === '/') expect(open.pop()).toBe(name);
        else if (!voids.has(name) && !rest.endsWith('/')) open.push(name);
      }
      expect(open).toEqual([]);
    }
  });

  it('has no undefined or NaN, and a strip per clip and track', () => {
    for (const [text, strips] of [
      [page, 2],
      [reportPage(twoTracks, subject), 4],
    ] as const) {
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(text.match(/class="strip"/g)).toHaveLength(strips);
    }
    expect(page).toContain('Sitting');
    expect(page).toContain('Truth: unlabelled');
  });
});

describe('its parts', () => {
  it('html escapes values and keeps markup', () => {
    expect(html`<b title="${'"<'}">${[html`<i>${1}</i>`, html`${"&'"}`]}${null}</b>`.html).toBe(
      '<b title="&quot;&lt;"><i>1</i>&amp;&#39;</b>',
    );
  });

  it('stretches cover every frame once', () => {
    expect(stretchesOf([-1, -1, 2, 2, 0])).toEqual([
      { value: -1, startFrame: 0, endFrame: 2 },
      { value: 2, startFrame: 2, endFrame: 4 },
      { value: 0, startFrame: 4, endFrame: 5 },
    ]);
    expect(stretchesOf([])).toEqual([]);
  });

  it('a class keeps the project’s colour and name, and its text can be read on it', () => {
    const [sit, stand] = looksOf(subject, 'pose', pose.classes);
    expect(sit).toEqual({ name: 'Sitting', colour: '#0072b2', ink: '#fff' });
    expect(stand?.name).toBe('stand');
    expect([inkOn('#f0e442'), inkOn('#332288'), inkOn('#000000')]).toEqual([
      '#000',
      '#fff',
      '#fff',
    ]);
  });
});
