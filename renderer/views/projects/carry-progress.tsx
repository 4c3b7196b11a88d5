/** How carrying a project fares, and what came of it. */
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { CarryState } from '../../../contract/window/carry-commands.ts';
import { useApp } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import { useObserved } from '../../window/use-observed.ts';
import { timeLeftInWords } from '../time-left.ts';
import { bytesOfAll, carryWords, outcomeInWords } from './words.ts';

interface CarryProgressProps {
  readonly progress: CarryState;
}

export function CarryProgress({ progress }: CarryProgressProps) {
  const { message } = useObserved(useApp().carrying.state$);
  return (
    <Stack>
      {progress.phase === 'running' ? (
        <Running progress={progress} />
      ) : (
        <Outcome progress={progress} />
      )}
      {message !== null && (
        <Text c="var(--bad)" role="alert">
          {message}
        </Text>
      )}
    </Stack>
  );
}

function Running({ progress }: CarryProgressProps) {
  const { carrying } = useApp();
  const { kind, bytes, bytesTotal, secondsLeft } = progress;
  return (
    <>
      <Progress.Root>
        <Progress.Section
          value={bytesTotal === 0 ? 0 : (100 * bytes) / bytesTotal}
          aria-label={carryWords[kind].running}
        />
      </Progress.Root>
      <Text size="sm" c="dimmed">
        {[bytesOfAll(progress), timeLeftInWords(secondsLeft)].filter(Boolean).join(', ')}
      </Text>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          The window can be used meanwhile.
        </Text>
        <Button onClick={carrying.stop}>Stop</Button>
      </Group>
    </>
  );
}

function Outcome({ progress }: CarryProgressProps) {
  const app = useApp();
  const { kind, phase, to } = progress;
  const isBad = phase === 'failed';
  const open = () => {
    app
      .openProject(to)
      .then(() => {
        app.open(null);
        app.carrying.clear();
        app.show('clips');
      })
      .catch(notify.fault);
  };
  return (
    <>
      <Text role={isBad ? 'alert' : 'status'} {...(isBad ? { c: 'var(--bad)' } : {})}>
        {outcomeInWords(progress)}
      </Text>
      {phase === 'done' && (
        <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {to}
        </Text>
      )}
      <Group justify="end">
        {phase === 'done' && <Button onClick={app.carrying.reveal}>Show in its folder</Button>}
        {phase === 'done' && kind !== 'pack' && (
          <Button variant="filled" onClick={open}>
            Open it
          </Button>
        )}
        {phase !== 'done' && (
          <Button variant="filled" onClick={app.carrying.clear}>
            Try again
          </Button>
        )}
      </Group>
    </>
  );
}
