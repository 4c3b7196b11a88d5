/** Record: what the camera sees, made into clips, and labelled while it happens. */
import { VisuallyHidden } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { OpenProjectButton } from '../projects/open-project-button.tsx';
import { ClassButtons } from './class-buttons.tsx';
import { FirstProject } from './first-project.tsx';
import { LastClip } from './last-clip.tsx';
import { PaintedLanes } from './painted-lanes.tsx';
import { RecordButtons } from './record-buttons.tsx';
import { RecordChoices } from './record-choices.tsx';
import { RecordPicture } from './record-picture.tsx';
import { useRecordKeys } from './use-record-keys.ts';
import { useKeyedClasses, useRecordState } from './use-recorder.ts';
import first from './first.module.css';
import style from './record.module.css';

export function RecordView() {
  const { project } = useAppState();
  const { setupFault } = useRecordState();
  if (project === null) return <FirstProject />;
  if (setupFault !== null && project.isReadOnly) return <ReadOnly words={setupFault.message} />;
  return <Recording key={project.folder} />;
}

function Recording() {
  const { recorder } = useApp();
  const classes = useKeyedClasses();
  const { setupFault } = useRecordState();
  useRecordKeys(recorder, classes);
  useEffect(() => {
    recorder.open();
    return recorder.close;
  }, [recorder]);
  return (
    <div className={style.record}>
      <VisuallyHidden component="h1">Record</VisuallyHidden>
      <RecordPicture />
      <div className={style.under}>
        <PaintedLanes classes={classes} />
        <ClassButtons classes={classes} />
        <RecordButtons />
      </div>
      <aside className={style.side} aria-label="Choices">
        {setupFault !== null && (
          <p className={style.problem} role="alert">
            {setupFault.message}
          </p>
        )}
        <LastClip />
        <RecordChoices />
      </aside>
    </div>
  );
}

function ReadOnly({ words }: { readonly words: string }) {
  return (
    <div className={first.page}>
      <VisuallyHidden component="h1">Record</VisuallyHidden>
      <IconFolder className={first.icon} aria-hidden />
      <h2 className={first.title}>There is nothing to record into</h2>
      <p className={first.text}>{words}</p>
      <OpenProjectButton variant="filled" size="md" />
    </div>
  );
}
