/** Where an export goes: a folder of this machine, and the name of what is made in it. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ExportPreview } from '../../../contract/window/export-commands.ts';
import type { ExportingState } from '../../exporting/exporting-state.ts';
import { useApp } from '../../window/app-context.tsx';
import { ChooseFolder } from '../choose-folder.tsx';
import style from './export.module.css';

interface PlaceProps {
  readonly state: ExportingState;
  readonly preview: ExportPreview;
}

export function ExportPlaceFields({ state: { folder, name, place }, preview }: PlaceProps) {
  const { exporting } = useApp();
  const [isChoosing, setChoosing] = useState(false);
  const shown = folder ?? place?.folder ?? null;
  const close = () => {
    setChoosing(false);
  };
  return (
    <div className={style.place}>
      <TextInput
        label={preview.isFolder ? 'Name of the new folder' : 'Name of the new file'}
        description={`In ${shown ?? '…'}`}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        classNames={{ description: style.path }}
        value={name ?? preview.name}
        error={place?.problem ?? null}
        onChange={({ currentTarget: { value } }) => void exporting.put({ name: value })}
      />
      <Button
        onClick={() => {
          setChoosing(true);
        }}
      >
        Another folder…
      </Button>
      <ChooseFolder
        isOpen={isChoosing}
        title="Where the labels go"
        take="Write here"
        from={shown}
        onClose={close}
        onTake={(chosen) => {
          close();
          void exporting.put({ folder: chosen });
        }}
      />
    </div>
  );
}
