/** The buttons under the picture: what one does while watching. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconDeviceFloppy,
  IconFlipHorizontal,
  IconMaximize,
  IconPlayerPlay,
  IconPlayerStop,
  IconRotate2,
  IconTextSize,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApp, useWatchState } from '../../window/app-context.tsx';
import { useAction, useActions } from '../../window/actions/actions-context.tsx';
import { isRunning } from '../../window/app.ts';
import style from './tools.module.css';

function Tool({ id, icon }: { readonly id: string; readonly icon: ReactNode }) {
  const found = useAction(id);
  if (found === null) return null;
  const { action, tip, shortcuts } = found;
  return (
    <Tooltip label={tip}>
      <ActionIcon aria-label={action.title} aria-keyshortcuts={shortcuts} onClick={action.run}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function StartStop() {
  const { watching } = useApp();
  const toggle = useActions().find(({ id }) => id === 'toggle-watching');
  const runs = isRunning(watching);
  useWatchState();
  return (
    <Button
      variant={runs ? 'default' : 'filled'}
      leftSection={
        runs ? (
          <IconPlayerStop size="1.2em" aria-hidden />
        ) : (
          <IconPlayerPlay size="1.2em" aria-hidden />
        )
      }
      onClick={toggle?.run}
    >
      {runs ? 'Stop' : 'Start'}
    </Button>
  );
}

function KeepLog() {
  const { watching } = useApp();
  const { keptLog } = useWatchState();
  const keep = useActions().find(({ id }) => id === 'keep-log');
  if (keptLog !== null) {
    return (
      <Tooltip label={keptLog.path}>
        <Button
          variant="light"
          leftSection={<IconDeviceFloppy size="1.2em" aria-hidden />}
          aria-label={`The log of this session is kept in ${keptLog.path}`}
        >
          Keeping log
        </Button>
      </Tooltip>
    );
  }
  return (
    <Button
      leftSection={<IconDeviceFloppy size="1.2em" aria-hidden />}
      disabled={!isRunning(watching)}
      onClick={keep?.run}
    >
      Keep log
    </Button>
  );
}

export function Tools() {
  const { watching } = useApp();
  const reset = useActions().find(({ id }) => id === 'reset');
  return (
    <div className={style.tools} role="toolbar" aria-label="While watching">
      <StartStop />
      <Button
        leftSection={<IconRotate2 size="1.2em" aria-hidden />}
        disabled={!isRunning(watching)}
        onClick={reset?.run}
      >
        Reset memory
      </Button>
      <KeepLog />
      <span className={style.grow} />
      <Tool id="mirror" icon={<IconFlipHorizontal size="1.2em" aria-hidden />} />
      <Tool id="overlay" icon={<IconTextSize size="1.2em" aria-hidden />} />
      <Tool id="full-screen" icon={<IconMaximize size="1.2em" aria-hidden />} />
    </div>
  );
}
