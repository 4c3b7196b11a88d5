/** How much there is of each class, as bars, so that it is plain what to record next. */
import { BACKGROUND, type Track } from '../../../contract/track.ts';
import type { Material } from '../../../contract/window/clips.ts';
import { Button } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';
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
      <ul className={style.bars}>
        {material.map((one) => {
          const { name, colour } = lookOf(one, tracks);
          return (
            <li key={`${one.track}/${one.classId}`} className={style.bar}>
              <span className={style.barName}>{name}</span>
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
      <RecordNext material={material} tracks={tracks} />
    </section>
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
            <strong>{lookOf(one, tracks).name}</strong> {one.why}
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
  const plain = cls?.name ?? (classId === BACKGROUND ? 'Background' : classId);
  return {
    name: tracks.length > 1 ? `${home?.name ?? track}: ${plain}` : plain,
    colour: cls?.colour ?? 'var(--lane-background)',
  };
}

/** "12.3 s in 4 clips" */
function inWords({ seconds, segments, clips }: Material): string {
  if (segments === 0) return 'nothing yet';
  const time = seconds < 120 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
  const where = clips === 1 ? '1 clip' : `${String(clips)} clips`;
  return `${time}, ${String(segments)} segments in ${where}`;
}
