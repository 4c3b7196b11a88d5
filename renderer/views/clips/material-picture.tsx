/** How much there is of each class, as bars, so that it is plain what to record next. */
import type { Track } from '../../../contract/track.ts';
import type { Material } from '../../../contract/window/clips.ts';
import { Button } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';
import { className } from '../class-name.ts';
import { counted } from '../counted.ts';
import style from './clips.module.css';
import { whatToRecord } from './what-to-record.ts';

export interface MaterialPictureProps {
  readonly material: readonly Material[];
  readonly tracks: readonly Track[];
}

export function MaterialPicture({ material, tracks }: MaterialPictureProps) {
  if (material.length === 0) {
    return (
      <p className={style.count}>
        There are no classes yet. Open a clip in Label and add one; what is labelled is counted
        here.
      </p>
    );
  }
  const most = Math.max(1, ...material.map(({ seconds }) => seconds));
  return (
    <section className={style.material} aria-label="Material per class">
      <h2 className={style.materialTitle}>What there is to learn from</h2>
      <div className={style.materialTracks}>
        {[...new Set(material.map(({ track }) => track))].map((track) => (
          <div key={track}>
            {tracks.length > 1 && (
              <h3 className={style.materialTrack}>{trackName(track, tracks)}</h3>
            )}
            <Bars
              material={material.filter((one) => one.track === track)}
              tracks={tracks}
              most={most}
            />
          </div>
        ))}
      </div>
      <RecordNext material={material} tracks={tracks} />
    </section>
  );
}

interface BarsProps extends MaterialPictureProps {
  /** Seconds that fill a bar. */
  readonly most: number;
}

function Bars({ material, tracks, most }: BarsProps) {
  return (
    <ul className={style.bars}>
      {material.map((one) => {
        const { name, colour } = lookOf(one, tracks);
        return (
          <li key={one.classId} className={style.bar}>
            <span className={style.barName} title={name}>
              {name}
            </span>
            <span className={style.barRoom} aria-hidden>
              <span
                className={style.barFill}
                style={{ width: `${String((100 * one.seconds) / most)}%`, background: colour }}
              />
            </span>
            <span className={style.barWords}>{inWords(one)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function RecordNext({ material, tracks }: MaterialPictureProps) {
  const app = useApp();
  const advice = whatToRecord(material);
  if (advice.length === 0) return null;
  return (
    <div className={style.advice}>
      <p>
        Record next:{' '}
        {advice.map((one, i) => (
          <span key={`${one.track}/${one.classId}`}>
            {i > 0 && '; '}
            <strong>{wholeName(one, tracks)}</strong> {one.why}
          </span>
        ))}
        .
      </p>
      <Button
        size="compact-sm"
        onClick={() => {
          app.show('record');
        }}
      >
        Record
      </Button>
    </div>
  );
}

function lookOf({ track, classId }: Pick<Material, 'track' | 'classId'>, tracks: readonly Track[]) {
  const home = tracks.find(({ id }) => id === track);
  const cls = home?.classes.find(({ id }) => id === classId);
  return {
    name: className(home, classId),
    colour: cls?.colour ?? 'var(--lane-background)',
  };
}

function trackName(track: string, tracks: readonly Track[]): string {
  return tracks.find(({ id }) => id === track)?.name ?? track;
}

/** With its track, where there are several. */
function wholeName(one: Pick<Material, 'track' | 'classId'>, tracks: readonly Track[]): string {
  const { name } = lookOf(one, tracks);
  return tracks.length > 1 ? `${trackName(one.track, tracks)}: ${name}` : name;
}

/** "12.3 s, 6 segments in 4 clips" */
function inWords({ seconds, segments, clips }: Material): string {
  if (segments === 0) return 'nothing yet';
  const time = seconds < 120 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
  return `${time}, ${counted(segments, 'segment')} in ${counted(clips, 'clip')}`;
}
