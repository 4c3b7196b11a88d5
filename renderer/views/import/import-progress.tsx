/** How an import fares, and what came of it. */
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ImportState } from '../../../contract/window/import-commands.ts';
import { useApp } from '../../window/app-context.tsx';
import { timeLeftInWords } from '../time-left.ts';
import style from './import.module.css';
import { Remarks } from './remarks.tsx';
import { outcomeInWords } from './words.ts';

interface ProgressProps {
  readonly progress: ImportState;
}

export function ImportProgress({ progress }: ProgressProps) {
  return progress.phase === 'running' ? (
    <Running progress={progress} />
  ) : (
    <Outcome progress={progress} />
  );
}

function Running({ progress }: ProgressProps) {
  const { importing } = useApp();
  const { clips, clipsDone, source, frames, share, secondsLeft } = progress;
  return (
    <Stack>
      <Progress.Root>
        <Progress.Section value={100 * share} aria-label="Importing" />
      </Progress.Root>
      <div>
        <p className={style.name} title={source}>
          {source === '' ? 'Beginning' : source}
        </p>
        <Text size="sm" c="dimmed">
          {clipsDone} of {clips} clips are in
          {frames > 0 && `, ${String(frames)} frames of this one read`}.{' '}
          {timeLeftInWords(secondsLeft)}
        </Text>
      </div>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          The window can be used meanwhile.
        </Text>
        <Button onClick={importing.stop}>Stop</Button>
      </Group>
    </Stack>
  );
}

function Outcome({ progress }: ProgressProps) {
  const app = useApp();
  const { phase, problems, notes } = progress;
  return (
    <Stack>
      <Text
        role={phase === 'failed' ? 'alert' : 'status'}
        {...(phase === 'failed' ? { c: 'var(--bad)' } : {})}
      >
        {outcomeInWords(progress)}
      </Text>
      <Remarks title="Left out" problems={problems} notes={notes} />
      <Group justify="end">
        <Button onClick={app.importing.clear}>Import more…</Button>
        <Button
          variant="filled"
          onClick={() => {
            app.open(null);
            app.importing.clear();
            app.show('clips');
          }}
        >
          Show the clips
        </Button>
      </Group>
    </Stack>
  );
}
