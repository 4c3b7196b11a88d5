/** What came of an export, and the way to it. */
import { Button, Group, Stack, Text } from '@mantine/core';
import type { ExportOutcome } from '../../../contract/window/export-commands.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import style from './export.module.css';
import { outcomeInWords } from './words.ts';

export function ExportOutcomeWords({ outcome }: { readonly outcome: ExportOutcome }) {
  const app = useApp();
  const { message, scopes, scope } = useObserved(app.exporting.state$);
  return (
    <Stack>
      <Text role="status">{outcomeInWords(outcome)}</Text>
      <p className={style.path}>{outcome.path}</p>
      {message !== null && (
        <Text c="var(--bad)" role="alert">
          {message}
        </Text>
      )}
      <Group justify="end">
        <Button onClick={() => void app.exporting.offer(scopes, scope)}>Export more…</Button>
        <Button variant="filled" autoFocus onClick={app.exporting.reveal}>
          Show in folder
        </Button>
      </Group>
    </Stack>
  );
}
