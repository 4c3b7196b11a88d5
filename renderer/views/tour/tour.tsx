/** A short tour on the bundled sample: four things to look at, and from there to one's own camera. */
import { Button, Group } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { cameraSource } from '../../window/camera-source.ts';
import style from './tour.module.css';

interface Step {
  readonly place: 'picture' | 'strip' | 'events' | 'health';
  readonly title: string;
  readonly text: string;
}

const steps: readonly Step[] = [
  {
    place: 'picture',
    title: 'Every frame gets a name',
    text: 'This is the bundled sample, played as if it were a camera. The label on the picture is what the network says of this very frame, with how sure it is.',
  },
  {
    place: 'strip',
    title: 'How sure, over time',
    text: 'The strip shows the probability of each activity. Scroll or drag it to look back, point at it to read it; “Now” returns.',
  },
  {
    place: 'events',
    title: 'What began, what ended',
    text: 'Events are labels that stood long enough to count. Click one to see its moment on the strip.',
  },
  {
    place: 'health',
    title: 'It remembers',
    text: 'The network’s memory is never cleared by itself. Health says how far back it reaches, and whether this machine keeps up. “Reset memory” begins afresh.',
  },
];

export function Tour() {
  const app = useApp();
  const { tourStep } = useAppState();
  const isOpen = tourStep !== null;
  useEffect(() => {
    if (isOpen) app.watch({ kind: 'sample' });
  }, [app, isOpen]);
  const step = steps[tourStep ?? -1];
  if (tourStep === null || step === undefined) return null;
  return (
    <div
      className={style.tour}
      data-place={step.place}
      role="dialog"
      aria-label="Tour"
      aria-live="polite"
    >
      <h2 className={style.title}>{step.title}</h2>
      <p className={style.text}>{step.text}</p>
      <span className={style.steps}>
        {tourStep + 1} of {steps.length}
      </span>
      <Ways step={tourStep} />
    </div>
  );
}

/** On, out, or straight to one's own camera. */
function Ways({ step }: { readonly step: number }) {
  const app = useApp();
  const camera = cameraSource(useAppState().settings);
  const isLast = step === steps.length - 1;
  const finish = () => {
    app.goToTourStep(null);
    void app.changeSettings({ tourDone: true });
  };
  const toCamera = () => {
    finish();
    app.watch(camera);
  };
  const next = () => {
    app.goToTourStep(step + 1);
  };
  return (
    <Group justify="space-between" wrap="nowrap">
      <Button variant="subtle" color="gray" px="xs" onClick={finish}>
        Close
      </Button>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant={isLast ? 'filled' : 'default'}
          leftSection={<IconCamera size="1.2em" aria-hidden />}
          onClick={toCamera}
        >
          My camera
        </Button>
        {!isLast && (
          <Button variant="filled" autoFocus onClick={next}>
            Next
          </Button>
        )}
      </Group>
    </Group>
  );
}
