/** Begin, end, and save what just happened. */
import { Button, Group, Kbd } from '@mantine/core';
import {
  IconHistory,
  IconPlayerRecordFilled,
  IconPlayerStopFilled,
  IconX,
} from '@tabler/icons-react';
import { useActions } from '../../window/actions/actions-context.tsx';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { keyWords } from '../../window/key-words.ts';
import { useRecordState } from './use-recorder.ts';
import { canBegin } from './words.ts';
import style from './record.module.css';

export function RecordButtons() {
  const { recorder } = useApp();
  const { phase, setup, keptUs } = useRecordState();
  const { preRollS } = useAppState().settings.recording;
  return (
    <Group className={style.buttons} justify="center">
      <Toggle />
      <Button
        size="md"
        leftSection={<IconHistory size="1.2em" aria-hidden />}
        rightSection={<KeyOf action="record-kept" />}
        disabled={!canBegin({ phase, setup }) || keptUs === 0}
        title={
          preRollS === 0
            ? 'Nothing of the past is kept: choose how much under “Keep the past”.'
            : undefined
        }
        onClick={recorder.saveKept}
      >
        {keptUs === 0 ? 'Save what just happened' : `Save the last ${(keptUs / 1e6).toFixed(0)} s`}
      </Button>
    </Group>
  );
}

function KeyOf({ action: id }: { readonly action: string }) {
  const key = useActions().find((one) => one.id === id)?.key;
  return key === undefined ? null : <Kbd size="xs">{keyWords(key)}</Kbd>;
}

const looks = {
  off: { name: 'Record', Icon: IconPlayerRecordFilled },
  waiting: { name: 'Record', Icon: IconPlayerRecordFilled },
  ready: { name: 'Record', Icon: IconPlayerRecordFilled },
  counting: { name: 'Not yet', Icon: IconX },
  recording: { name: 'Stop', Icon: IconPlayerStopFilled },
  saving: { name: 'Stop', Icon: IconPlayerStopFilled },
} as const;

function Toggle() {
  const { recorder } = useApp();
  const { phase, setup } = useRecordState();
  const { name, Icon } = looks[phase];
  const canEnd = phase === 'counting' || phase === 'recording';
  return (
    <Button
      variant="filled"
      size="md"
      leftSection={<Icon size="1.2em" aria-hidden />}
      rightSection={<KeyOf action="record-toggle" />}
      disabled={!canEnd && !canBegin({ phase, setup })}
      onClick={recorder.toggle}
    >
      {name}
    </Button>
  );
}
