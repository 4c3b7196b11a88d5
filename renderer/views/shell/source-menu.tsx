/** What is watched: a camera, a video, the sample, or the log of an earlier session. */
import { Menu } from '@mantine/core';
import {
  IconCamera,
  IconCheck,
  IconHistory,
  IconMovie,
  IconPhotoVideo,
  IconTags,
} from '@tabler/icons-react';
import type { ListedCamera } from '../../capture/list-cameras.ts';
import type { WatchSource } from '../../watching/watch-state.ts';
import { useApp, useAppState, useWatchState } from '../../window/app-context.tsx';
import { isRunning } from '../../window/app.ts';
import { chooseVideoFile } from '../../window/choose-video-file.ts';
import { PickerMenu } from './picker-menu.tsx';

function sourceName(source: WatchSource | null, cameraName: string | null): string {
  switch (source?.kind) {
    case undefined:
      return 'Camera';
    case 'camera':
      return cameraName ?? source.name ?? 'Camera';
    case 'sample':
      return 'Bundled sample';
    case 'file':
      return source.file.name;
    case 'replay':
      return `Log ${source.name.replace(/\.jsonl$/, '')}`;
  }
}

/** A camera without its name cannot be found again. */
const isNamed = (camera: ListedCamera) => camera.isNamed;

function CameraItems() {
  const app = useApp();
  const { cameras, settings } = useAppState();
  const { source } = useWatchState();
  const choose = (camera: ListedCamera | null) => {
    app.chooseCamera(camera);
    if (source?.kind === 'camera' && isRunning(app.watching)) return;
    app.watch({ kind: 'camera', deviceId: camera?.deviceId ?? null, name: camera?.name ?? null });
  };
  const chosen = settings.camera?.name ?? null;
  const check = (isChosen: boolean) =>
    isChosen ? <IconCheck size="1em" aria-label="chosen" /> : null;
  return (
    <>
      <Menu.Label>Cameras</Menu.Label>
      <Menu.Item
        leftSection={<IconCamera size="1.1em" aria-hidden />}
        rightSection={check(chosen === null)}
        onClick={() => {
          choose(null);
        }}
      >
        The system’s default camera
      </Menu.Item>
      {cameras.filter(isNamed).map((camera) => (
        <Menu.Item
          key={camera.deviceId}
          leftSection={<IconCamera size="1.1em" aria-hidden />}
          rightSection={check(chosen === camera.name)}
          onClick={() => {
            choose(camera);
          }}
        >
          {camera.name}
        </Menu.Item>
      ))}
    </>
  );
}

function RecordedItems() {
  const app = useApp();
  return (
    <>
      <Menu.Label>Recorded</Menu.Label>
      <Menu.Item
        leftSection={<IconMovie size="1.1em" aria-hidden />}
        onClick={() => {
          chooseVideoFile((file) => {
            app.watch({ kind: 'file', file });
          });
        }}
      >
        A video as the camera…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPhotoVideo size="1.1em" aria-hidden />}
        onClick={() => {
          app.watch({ kind: 'sample' });
        }}
      >
        The bundled sample
      </Menu.Item>
      <Menu.Item
        leftSection={<IconHistory size="1.1em" aria-hidden />}
        onClick={() => {
          app.open('session-logs');
        }}
      >
        Replay a session log…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconTags size="1.1em" aria-hidden />}
        onClick={() => {
          app.open('label-videos');
        }}
      >
        Label videos…
      </Menu.Item>
    </>
  );
}

export function SourceMenu() {
  const { source, cameraName } = useWatchState();
  return (
    <PickerMenu what="Source" chosen={sourceName(source, cameraName)} Icon={IconCamera}>
      <CameraItems />
      <Menu.Divider />
      <RecordedItems />
    </PickerMenu>
  );
}
