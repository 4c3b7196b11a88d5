/** What was painted in this recording, one lane for each track, the last half minute of it. */
import type { KeyedClass } from '../../record/class-keys.ts';
import { useRecordState } from './use-recorder.ts';
import style from './record.module.css';

const SHOWN_US = 30_000_000;

export function PaintedLanes({ classes }: { readonly classes: readonly KeyedClass[] }) {
  const { phase, setup, spans, recordedUs } = useRecordState();
  if (setup === null || classes.length === 0) return null;
  const fromUs = Math.max(0, recordedUs - SHOWN_US);
  const share = (us: number) => `${String((100 * Math.max(0, us - fromUs)) / SHOWN_US)}%`;
  const isRecording = phase === 'recording';
  return (
    <div className={style.lanes} aria-hidden>
      {setup.tracks.map(({ id }) => (
        <div key={id} className={style.lane}>
          {isRecording &&
            spans
              .filter(({ track, toUs }) => track === id && (toUs ?? recordedUs) >= fromUs)
              .map(({ classId, fromUs: beginUs, toUs }, i) => (
                <span
                  key={i}
                  className={style.span}
                  style={{
                    left: share(beginUs),
                    width: share(
                      fromUs + Math.max(0, (toUs ?? recordedUs) - Math.max(beginUs, fromUs)),
                    ),
                    background: classes.find((one) => one.classId === classId && one.track === id)
                      ?.colour,
                  }}
                />
              ))}
          {isRecording && <span className={style.now} style={{ left: share(recordedUs) }} />}
        </div>
      ))}
    </div>
  );
}
