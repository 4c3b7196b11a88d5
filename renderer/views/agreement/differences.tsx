/** The stretches on which two labellers differ, the longest first, each with the way to it. */
import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import type { Track } from '../../../contract/track.ts';
import type { DifferingStretch } from '../../../contract/window/agreement-commands.ts';
import { useApp } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import { useObserved } from '../../window/use-observed.ts';
import { className } from '../class-name.ts';
import { counted } from '../counted.ts';
import style from './agreement.module.css';

/** Whoever looks at more looks at clips one by one. */
const MOST_SHOWN = 50;

interface DifferencesProps {
  readonly differences: readonly DifferingStretch[];
  readonly lone: number;
}

export function Differences({ differences, lone }: DifferencesProps) {
  const shown = differences.slice(0, MOST_SHOWN);
  const more = differences.length - shown.length;
  return (
    <section aria-label="Where they differ">
      <h3 className={style.track}>Where they differ</h3>
      <Text size="sm" c="dimmed">
        {inWords(differences.length, more)}{' '}
        {lone > 0 && `${counted(lone, 'stretch', 'stretches')} only one of them labelled.`}
      </Text>
      {shown.length > 0 && <DifferenceTable differences={shown} />}
    </section>
  );
}

function inWords(count: number, more: number): string {
  if (count === 0) return 'Nowhere that both labelled.';
  const rest = more > 0 ? `; ${String(more)} shorter ones are not shown` : '';
  return `${counted(count, 'stretch', 'stretches')} that both labelled, the longest first${rest}.`;
}

function DifferenceTable({ differences }: { readonly differences: readonly DifferingStretch[] }) {
  const { clips } = useApp();
  const state = useObserved(clips.state$);
  const nameOf = (id: string) => state.clips.find((clip) => clip.id === id)?.name ?? id;
  return (
    <div className={style.differences}>
      <Table aria-label="Differences" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Clip</Table.Th>
            <Table.Th>Frames</Table.Th>
            <Table.Th>One</Table.Th>
            <Table.Th>The other</Table.Th>
            <Table.Th>
              <VisuallyHidden>Way there</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map((one) => (
            <Table.Tr key={`${one.clip} ${one.track} ${String(one.startFrame)}`}>
              <Table.Td>{nameOf(one.clip)}</Table.Td>
              <Table.Td>{`${String(one.startFrame)} to ${String(one.endFrame - 1)}`}</Table.Td>
              <Table.Td>{classIn(state.tracks, one.track, one.a)}</Table.Td>
              <Table.Td>{classIn(state.tracks, one.track, one.b)}</Table.Td>
              <Table.Td ta="right">
                <LookButton at={one} name={nameOf(one.clip)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function classIn(tracks: readonly Track[], track: string, classId: string | null): string {
  if (classId === null) return 'Unlabelled';
  return className(
    tracks.find(({ id }) => id === track),
    classId,
  );
}

interface LookButtonProps {
  readonly at: DifferingStretch;
  readonly name: string;
}

function LookButton({ at: { clip, track, startFrame }, name }: LookButtonProps) {
  const app = useApp();
  const look = async () => {
    app.open(null);
    app.show('label');
    await app.labelling.openClip(clip);
    app.labelling.chooseTrack(track);
    app.labelling.state$.value.open?.player.seek(startFrame);
  };
  return (
    <Button
      size="compact-sm"
      aria-label={`Look at frame ${String(startFrame)} of ${name}`}
      onClick={() => void look().catch(notify.fault)}
    >
      Look
    </Button>
  );
}
