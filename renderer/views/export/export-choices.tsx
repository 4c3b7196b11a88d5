/** What is exported: the format, whose labels, of which clips; every change is looked at again. */
import { NativeSelect } from '@mantine/core';
import type { ExportingState } from '../../exporting/exporting-state.ts';
import { useApp } from '../../window/app-context.tsx';
import { counted } from '../counted.ts';
import style from './export.module.css';
import { formats, usedFor } from './words.ts';

interface ChoicesProps {
  readonly state: ExportingState;
}

export function ExportChoices({ state }: ChoicesProps) {
  const { exporting } = useApp();
  const { what, scopes, scope } = state;
  return (
    <div className={style.choices}>
      <NativeSelect
        label="Format"
        description={usedFor[what.format]}
        inputWrapperOrder={['label', 'input', 'description']}
        data-autofocus
        data={formats}
        value={what.format}
        onChange={({ currentTarget: { value } }) => {
          const chosen = formats.find((format) => format.value === value);
          if (chosen !== undefined) void exporting.choose({ format: chosen.value });
        }}
      />
      <Ending state={state} />
      <NativeSelect
        label="Clips"
        data={scopes.map(({ words }, i) => ({ value: String(i), label: words }))}
        value={String(scope)}
        onChange={({ currentTarget: { value } }) => void exporting.choose({ scope: Number(value) })}
      />
      <LabelSet state={state} />
    </div>
  );
}

/** Some formats have several forms, which their endings tell. */
function Ending({ state: { preview } }: ChoicesProps) {
  const { exporting } = useApp();
  const { endings = [], ending = '' } = preview ?? {};
  return (
    <NativeSelect
      label="Ending"
      disabled={endings.length < 2}
      data={[...endings]}
      value={ending}
      onChange={({ currentTarget: { value } }) => void exporting.choose({ ending: value })}
    />
  );
}

function LabelSet({ state: { what, preview, labelSets } }: ChoicesProps) {
  const { exporting } = useApp();
  const chosen = preview?.labelSet ?? what.labelSet ?? '';
  const ids = labelSets.map(({ id }) => id);
  return (
    <NativeSelect
      label="Label set"
      data={[
        ...labelSets.map(({ id, clips }) => ({
          value: id,
          label: `${id}, ${counted(clips, 'clip')}`,
        })),
        ...(ids.includes(chosen) ? [] : [{ value: chosen, label: chosen }]),
      ]}
      value={chosen}
      onChange={({ currentTarget: { value } }) => void exporting.choose({ labelSet: value })}
    />
  );
}
