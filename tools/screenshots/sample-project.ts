/** A project for the pictures: the bundled sample as clips of three people, labelled whole, in part and not at all. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listClips } from '../../main/services/clips/clip.ts';
import { readLabelSet, writeLabelSetInto } from '../../main/services/labels/label-set.ts';
import { openProject } from '../../main/services/project/project.ts';
import { places } from '../../main/places.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sample = path.dirname(places.sample);
/** An EBML Void of as many bytes as its index: the same video, and still another file. */
const voidOf = (bytes: number) => Buffer.from([0xec, 0x80 + bytes, ...Buffer.alloc(bytes)]);
const people = ['ana', 'ben', 'cem'] as const;
/** How many rows of the sample's labels each one's clip has. */
const rows = { ana: 99, ben: 6, cem: 0 } as const;

/** @returns the project's folder. */
export async function makeSampleProject(folder: string): Promise<string> {
  const videos = path.join(folder, 'videos');
  const project = path.join(folder, 'Room.longtake');
  mkdirSync(videos, { recursive: true });
  const [head = '', ...labels] = readFileSync(path.join(sample, 'labels.csv'), 'utf8')
    .trim()
    .split('\n');
  const table = people.flatMap((name, i) => {
    const file = `${name}-room.webm`;
    copyFileSync(places.sample, path.join(videos, file));
    appendFileSync(path.join(videos, file), voidOf(i + 1));
    return labels
      .slice(0, rows[name])
      .map((row) => row.replace(path.basename(places.sample), file));
  });
  const csv = path.join(videos, 'labels.csv');
  writeFileSync(csv, `${[head, ...table].join('\n')}\n`);
  importInto(project, csv);
  importInto(project, path.join(videos, 'cem-room.webm'));
  await addSecondLabeller(project);
  return project;
}

function importInto(project: string, what: string): void {
  const order = ['import', what, '--project', project, '--group-from', '^[a-z]+(?=-room)'];
  execFileSync(process.execPath, [path.join(root, 'main/cli.ts'), ...order], { stdio: 'inherit' });
}

/** Someone who sees every activity begin a little later. */
async function addSecondLabeller(project: string): Promise<void> {
  const { clips } = await listClips(await openProject(project));
  const clip = clips.find(({ file }) => file.name === 'ana-room');
  const hand = clip === undefined ? null : await readLabelSet(clip);
  if (clip === undefined || hand === null)
    throw new Error('The sample was imported without its labels.');
  const late = Object.entries(hand.tracks).map(([track, segments]) => [
    track,
    segments.map((s, i) =>
      i === 0 ? s : { ...s, startFrame: Math.min(s.startFrame + 9, s.endFrame - 1) },
    ),
  ]);
  const tracks = Object.fromEntries(late) as typeof hand.tracks;
  await writeLabelSetInto(clip.folder, { ...hand, id: 'dora', annotator: 'Dora', tracks });
}
