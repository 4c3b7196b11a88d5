/** Where the labels go, and as what. */
import { Button, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { VideoLabelFormat } from '../../../contract/window/label-video-commands.ts';
import { canStandBeside, type LabelVideosState } from '../../label-videos/label-videos-state.ts';
import { useApp } from '../../window/app-context.tsx';
import { ChooseFolder } from '../choose-folder.tsx';
import style from './label-videos.module.css';

const formats: readonly { readonly value: VideoLabelFormat; readonly label: string }[] = [
  { value: 'csv', label: 'CSV, a row for every frame' },
  { value: 'segments', label: 'CSV, a row for every stretch' },
  { value: 'vtt', label: 'WebVTT subtitles' },
  { value: 'srt', label: 'SubRip subtitles' },
  { value: 'audacity', label: 'Audacity label track' },
];

export function PlaceChoice({ state }: { readonly state: LabelVideosState }) {
  const { labelVideos } = useApp();
  const { format } = state;
  return (
    <div className={style.choices}>
      <Place state={state} />
      <NativeSelect
        label="Format"
        data={[...formats]}
        value={format}
        onChange={({ currentTarget: { value } }) => {
          const chosen = formats.find((one) => one.value === value);
          if (chosen !== undefined) labelVideos.setFormat(chosen.value);
        }}
      />
    </div>
  );
}

function Place({ state: { place, videos } }: { readonly state: LabelVideosState }) {
  const { labelVideos } = useApp();
  const [isOpen, setOpen] = useState(false);
  const folder = place?.kind === 'folder' ? place.folder : null;
  const isBeside = canStandBeside(videos);
  const close = () => {
    setOpen(false);
  };
  return (
    <Stack gap="xs">
      {isBeside && (
        <Beside
          kind={place?.kind ?? null}
          onFolder={() => {
            setOpen(true);
          }}
        />
      )}
      {(!isBeside || folder !== null) && (
        <FolderLine
          words={isBeside ? 'Folder' : 'The labels go into'}
          folder={folder}
          onChange={() => {
            setOpen(true);
          }}
        />
      )}
      <Text size="xs" c="dimmed">
        Nothing is overwritten: a second file is called “name (2)”.
      </Text>
      <ChooseFolder
        isOpen={isOpen}
        title="Where the labels go"
        take="Write here"
        from={folder}
        onClose={close}
        onTake={(chosen) => {
          close();
          labelVideos.setPlace({ kind: 'folder', folder: chosen });
        }}
      />
    </Stack>
  );
}

interface BesideProps {
  readonly kind: 'beside' | 'folder' | null;
  readonly onFolder: () => void;
}

/** Asked only where the host can tell where the videos lie. */
function Beside({ kind: chosen, onFolder }: BesideProps) {
  const { labelVideos } = useApp();
  return (
    <Radio.Group
      label="Where the labels go"
      value={chosen ?? ''}
      onChange={(kind) => {
        if (kind === 'beside') labelVideos.setPlace({ kind });
        else onFolder();
      }}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="beside" label="Beside each video" />
        <Radio value="folder" label="All into one folder" />
      </Stack>
    </Radio.Group>
  );
}

interface FolderLineProps {
  readonly words: string;
  readonly folder: string | null;
  readonly onChange: () => void;
}

function FolderLine({ words, folder, onChange }: FolderLineProps) {
  return (
    <div>
      <Text size="sm">
        {words} <span className={style.path}>{folder ?? '…'}</span>
      </Text>
      <Button size="compact-sm" mt="xs" onClick={onChange}>
        Another folder…
      </Button>
    </div>
  );
}
