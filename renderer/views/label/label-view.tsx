/** Label: the clips at the left, the video in the middle, what is chosen at the right, the lanes below. */
import { Button, VisuallyHidden } from '@mantine/core';
import { useEffect } from 'react';
import type { Timeline } from '../../timeline/timeline.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { NoProject } from '../projects/no-project.tsx';
import { ClipPicker } from './clip-picker.tsx';
import { Inspector } from './inspector.tsx';
import style from './label-view.module.css';
import { Stage } from './stage.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { Transport } from './transport.tsx';
import { useClassKeys } from './use-class-keys.ts';

export function LabelView({ timeline }: { readonly timeline: Timeline }) {
  const { clips } = useApp();
  const { project } = useAppState();
  const folder = project?.folder;
  useClassKeys();
  useEffect(() => {
    if (folder !== undefined) void clips.load();
  }, [clips, folder]);
  if (project === null) return <NoProject title="Label" />;
  return (
    <div className={style.label}>
      <VisuallyHidden component="h1">Label</VisuallyHidden>
      <ClipPicker />
      <div className={style.middle}>
        <Stage />
        <ReadOnly />
        <Transport />
      </div>
      <Inspector />
      <TimelinePanel timeline={timeline} />
    </div>
  );
}

function ReadOnly() {
  const { labelling } = useApp();
  const { readOnly, open } = useObserved(labelling.state$);
  if (readOnly === null || open === null) return null;
  return (
    <p className={style.readOnly} role="status">
      <span>{readOnly.message}</span>
      {readOnly.reason !== 'project-newer' && (
        <Button size="compact-sm" onClick={() => void labelling.openClip(open.clip.id, true)}>
          Take over
        </Button>
      )}
    </p>
  );
}
