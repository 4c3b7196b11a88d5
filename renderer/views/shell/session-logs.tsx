/** The dialog that chooses a kept session log to replay. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { toFault } from '../../../contract/fault.ts';
import type { LogCard } from '../../../contract/window/cards.ts';
import { useApp } from '../../window/app-context.tsx';
import { Busy } from '../busy.tsx';
import { NamedDialog } from '../named-dialog.tsx';

export function SessionLogs() {
  return (
    <NamedDialog of="session-logs" title="Replay a session log" size="lg">
      <LogList />
    </NamedDialog>
  );
}

type Logs = readonly LogCard[] | { readonly problem: string } | null;

function LogList() {
  const app = useApp();
  const [logs, setLogs] = useState<Logs>(null);
  useEffect(() => {
    app.host
      .invoke('logs.list', {})
      .then(setLogs)
      .catch((error: unknown) => {
        setLogs({ problem: toFault(error).message });
      });
  }, [app]);
  if (logs === null) return <Busy words="Looking for logs" />;
  if ('problem' in logs) return <Text c="var(--bad)">{logs.problem}</Text>;
  if (logs.length === 0) {
    return (
      <Text c="dimmed">
        No session was kept yet. While you watch, “Keep log” keeps everything that is said, from the
        beginning of the session; Settings can keep every session.
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      {logs.map((log) => (
        <LogRow key={log.name} log={log} />
      ))}
    </Stack>
  );
}

function LogRow({ log }: { readonly log: LogCard }) {
  const app = useApp();
  const { name, startedAt, source, model, fault } = log;
  const began = new Date(startedAt);
  const title = Number.isNaN(began.getTime()) ? name : began.toLocaleString();
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm">{title}</Text>
        <Text size="xs" c={fault === null ? 'dimmed' : 'var(--bad)'}>
          {fault?.message ?? `${source}, with model ${model}`}
        </Text>
      </div>
      <Button
        disabled={fault !== null}
        aria-label={`Replay ${title}`}
        onClick={() => {
          app.open(null);
          app.watch({ kind: 'replay', name });
        }}
      >
        Replay
      </Button>
    </Group>
  );
}
