/** The clip that was made last, in words, and the way to its labels. */
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { counted } from '../counted.ts';
import { useRecordState } from './use-recorder.ts';
import { clock } from './words.ts';
import style from './record.module.css';

export function LastClip() {
  const { last } = useRecordState();
  return (
    <div role="status">
      {last !== null && (
        <div className={style.last}>
          <IconCircleCheck size="1.2em" aria-hidden />
          <span>
            Saved “{last.name}”: {clock(last.durationUs)}, {last.frames} frames,{' '}
            {counted(last.segments, 'segment')} painted.
          </span>
          <ToItsLabels clip={last.clip} />
        </div>
      )}
    </div>
  );
}

/** Absent while the open project does not hold the clip: another was opened since. */
function ToItsLabels({ clip }: { readonly clip: string }) {
  const app = useApp();
  const { clips } = useObserved(app.clips.state$);
  if (!clips.some(({ id }) => id === clip)) return null;
  return (
    <Button
      size="compact-sm"
      onClick={() => {
        app.show('label');
        void app.labelling.openClip(clip);
      }}
    >
      Check its labels
    </Button>
  );
}
