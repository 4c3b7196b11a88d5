/** The clip that was made last, in words. */
import { IconCircleCheck } from '@tabler/icons-react';
import { useRecordState } from './use-recorder.ts';
import { clock } from './words.ts';
import style from './record.module.css';

export function LastClip() {
  const { last } = useRecordState();
  return (
    <div role="status">
      {last !== null && (
        <p className={style.last}>
          <IconCircleCheck size="1.2em" aria-hidden />
          <span>
            Saved “{last.name}”: {clock(last.durationUs)}, {last.frames} frames,{' '}
            {last.segments === 1 ? '1 segment' : `${String(last.segments)} segments`} painted.
          </span>
        </p>
      )}
    </div>
  );
}
