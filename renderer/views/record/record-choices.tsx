/** How the next recording is made: how long, after which countdown, of which camera, and for whom. */
import { Autocomplete, SegmentedControl, Switch } from '@mantine/core';
import { useState } from 'react';
import type { RecordingChoices, Settings } from '../../../contract/window/settings.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { CameraChoice, ResolutionChoice } from '../settings/camera-settings.tsx';
import { useRecordState } from './use-recorder.ts';
import { room } from './words.ts';
import style from './record.module.css';

const lasts: readonly (readonly [RecordingChoices['lastsS'], string])[] = [
  [null, 'Until I stop'],
  [5, '5 s'],
  [10, '10 s'],
  [30, '30 s'],
];
const countdowns: readonly (readonly [RecordingChoices['countdownS'], string])[] = [
  [0, 'None'],
  [3, '3 s'],
  [5, '5 s'],
];
const preRolls: readonly (readonly [RecordingChoices['preRollS'], string])[] = [
  [0, 'Nothing'],
  [5, '5 s'],
  [10, '10 s'],
  [30, '30 s'],
];
const rates: readonly (readonly [RecordingChoices['framesPerS'], string])[] = [
  [15, '15'],
  [30, '30'],
  [60, '60'],
];

export function RecordChoices() {
  const { phase, setup } = useRecordState();
  const isBusy = phase === 'counting' || phase === 'recording' || phase === 'saving';
  const freeBytes = setup?.freeBytes ?? null;
  return (
    <fieldset className={style.choices} disabled={isBusy}>
      <legend className={style.legend}>The next recording</legend>
      <GroupChoice />
      <TimeChoices />
      <PictureChoices />
      {freeBytes !== null && <p className={style.hint}>On the disk: {room(freeBytes)}.</p>}
    </fieldset>
  );
}

function useChoose(): (change: Partial<RecordingChoices>) => void {
  const { recorder, changeSettings } = useApp();
  const { recording } = useAppState().settings;
  return (change) => {
    void changeSettings({ recording: { ...recording, ...change } });
    recorder.changed();
  };
}

function TimeChoices() {
  const { recording } = useAppState().settings;
  const choose = useChoose();
  return (
    <>
      <Choice
        label="Lasts"
        values={lasts}
        value={recording.lastsS}
        onChange={(lastsS) => {
          choose({ lastsS });
        }}
      />
      <Choice
        label="Countdown"
        values={countdowns}
        value={recording.countdownS}
        onChange={(countdownS) => {
          choose({ countdownS });
        }}
      />
      <Choice
        label="Keep the past"
        values={preRolls}
        value={recording.preRollS}
        onChange={(preRollS) => {
          choose({ preRollS });
        }}
      />
    </>
  );
}

function PictureChoices() {
  const { recorder, changeSettings } = useApp();
  const { recording, isMirrored } = useAppState().settings;
  const choose = useChoose();
  return (
    <>
      <CameraChoice onChosen={recorder.changed} />
      <ResolutionChoice onChosen={recorder.changed} description={null} />
      <Choice
        label="Frames per second"
        values={rates}
        value={recording.framesPerS}
        onChange={(framesPerS) => {
          choose({ framesPerS });
        }}
      />
      <Switch
        label="Mirror the picture"
        description="Only what you see; the clip is as the camera sees it."
        checked={isMirrored}
        onChange={({ currentTarget }) => {
          void changeSettings({ isMirrored: currentTarget.checked });
        }}
      />
    </>
  );
}

interface ChoiceProps<T> {
  readonly label: string;
  readonly values: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends number | null>({ label, values, value, onChange }: ChoiceProps<T>) {
  const key = (one: T) => String(one);
  return (
    <div>
      <p className={style.choiceLabel}>{label}</p>
      <SegmentedControl
        fullWidth
        aria-label={label}
        data={values.map(([one, words]) => ({ value: key(one), label: words }))}
        value={key(value)}
        onChange={(chosen) => {
          const found = values.find(([one]) => key(one) === chosen);
          if (found !== undefined) onChange(found[0]);
        }}
      />
    </div>
  );
}

/** Kept when the field is left, so that a half-written name never tags a clip. */
function GroupChoice() {
  const { changeSettings } = useApp();
  const { recording } = useAppState().settings;
  const { setup } = useRecordState();
  const [text, setText] = useState(recording.group ?? '');
  const keep = (value: string) => {
    const group = value.trim() === '' ? null : value.trim().slice(0, 200);
    const changed: Settings['recording'] = { ...recording, group };
    if (group !== recording.group) void changeSettings({ recording: changed });
  };
  return (
    <Autocomplete
      label="Person, day or place"
      description="Clips of one group are never learnt from and tested on at once."
      data={setup?.groups ?? []}
      value={text}
      onChange={setText}
      onOptionSubmit={keep}
      onBlur={() => {
        keep(text);
      }}
    />
  );
}
