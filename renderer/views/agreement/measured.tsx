/** Kappa track by track and class by class, and where the two differ. */
import { Table, Text } from '@mantine/core';
import type { Track } from '../../../contract/track.ts';
import type {
  AgreementCard,
  TrackAgreementCard,
} from '../../../contract/window/agreement-commands.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { className } from '../class-name.ts';
import { counted } from '../counted.ts';
import style from './agreement.module.css';
import { Differences } from './differences.tsx';
import { figure, share } from './figures.ts';

export function Measured({ found }: { readonly found: AgreementCard }) {
  const { tracks } = useObserved(useApp().clips.state$);
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        Over {counted(found.clips, 'clip')} that both have labelled; frames that only one of them
        labelled are left out.
      </Text>
      {found.tracks.map((one) => (
        <TrackTable
          key={one.track}
          measured={one}
          track={tracks.find(({ id }) => id === one.track)}
        />
      ))}
      <Differences differences={found.differences} lone={found.lone} />
    </>
  );
}

interface TrackTableProps {
  readonly measured: TrackAgreementCard;
  readonly track: Track | undefined;
}

function TrackTable({ measured, track }: TrackTableProps) {
  const { frames, agreed, kappa, perClass, segmentF1 } = measured;
  const name = track?.name ?? measured.track;
  const named = perClass.filter(({ a, b }) => a + b > 0);
  const f1 = Object.entries(segmentF1)
    .map(([iou, value]) => `${figure(value, 1)} at ${iou}`)
    .join(', ');
  return (
    <section aria-label={name}>
      <h3 className={style.track}>{name}</h3>
      <p className={style.facts}>
        <strong>Cohen’s kappa {figure(kappa, 3)}</strong>
        <span>
          {share(agreed, frames)} of {counted(frames, 'frame')} alike
        </span>
        <span>Segments, F1 % by overlap: {f1}</span>
      </p>
      {named.length > 0 && (
        <Table aria-label={`Classes of ${name}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Class</Table.Th>
              <Table.Th ta="right">Kappa</Table.Th>
              <Table.Th ta="right">One, frames</Table.Th>
              <Table.Th ta="right">The other</Table.Th>
              <Table.Th ta="right">Both</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {named.map(({ classId, kappa: ofClass, a, b, both }) => (
              <Table.Tr key={classId}>
                <Table.Td>{className(track, classId)}</Table.Td>
                <Table.Td ta="right">{figure(ofClass, 3)}</Table.Td>
                <Table.Td ta="right">{a.toLocaleString('en')}</Table.Td>
                <Table.Td ta="right">{b.toLocaleString('en')}</Table.Td>
                <Table.Td ta="right">{both.toLocaleString('en')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
