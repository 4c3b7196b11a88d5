/** What stands in the picture's place while there is none: welcome, starting, waiting, failed, played to the end. */
import { Button, Group, Loader } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCamera,
  IconEye,
  IconPlugConnected,
  IconRepeat,
  IconSparkles,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApp, useAppState, useWatchState } from '../../window/app-context.tsx';
import { cameraSource } from '../../window/camera-source.ts';
import style from './cover.module.css';

interface CoverProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string | undefined;
  readonly children?: ReactNode;
}

function Plain({ icon, title, text, children }: CoverProps) {
  return (
    <div className={style.cover}>
      {icon}
      <h2 className={style.coverTitle}>{title}</h2>
      {text !== undefined && <p className={style.coverText}>{text}</p>}
      <Group justify="center">{children}</Group>
    </div>
  );
}

function CameraButton({ children }: { readonly children: ReactNode }) {
  const app = useApp();
  const source = cameraSource(useAppState().settings);
  return (
    <Button
      variant="filled"
      size="md"
      leftSection={<IconCamera size="1.2em" aria-hidden />}
      onClick={() => {
        app.watch(source);
      }}
    >
      {children}
    </Button>
  );
}

function Welcome() {
  const app = useApp();
  const { settings } = useAppState();
  const icon = settings.tourDone ? IconEye : IconSparkles;
  const Icon = icon;
  return (
    <Plain
      icon={<Icon className={style.coverIcon} aria-hidden />}
      title={settings.tourDone ? 'Nothing is being watched' : 'Longtake names what is happening'}
      text={
        settings.tourDone
          ? 'No camera is open. Start whenever you like.'
          : 'In every frame, on this machine alone: no picture ever leaves it. See it at work on the bundled sample first, or begin with your own camera.'
      }
    >
      {!settings.tourDone && (
        <Button
          size="md"
          onClick={() => {
            app.goToTourStep(0);
          }}
        >
          Show me on the sample
        </Button>
      )}
      <CameraButton>Watch my camera</CameraButton>
    </Plain>
  );
}

function Failed() {
  const app = useApp();
  const { remark, source } = useWatchState();
  return (
    <Plain
      icon={<IconAlertTriangle className={style.coverIcon} aria-hidden />}
      title="This cannot go on"
      text={remark?.message}
    >
      {source !== null && (
        <Button
          variant="filled"
          leftSection={<IconRepeat size="1.2em" aria-hidden />}
          onClick={() => {
            app.watch(source);
          }}
        >
          Try again
        </Button>
      )}
      <Button
        onClick={() => {
          app.show('models');
        }}
      >
        Choose another model
      </Button>
      {source?.kind !== 'camera' && <CameraButton>Watch my camera</CameraButton>}
    </Plain>
  );
}

function Ended() {
  const app = useApp();
  const { source } = useWatchState();
  if (source === null) return null;
  const isReplay = source.kind === 'replay';
  return (
    <Plain
      icon={<IconRepeat className={style.coverIcon} aria-hidden />}
      title={isReplay ? 'A replay of what was said' : 'Played to the end'}
      text={
        isReplay
          ? 'A log holds no pictures. Events and the strip below show the whole session.'
          : 'What was said stays below until something new begins.'
      }
    >
      {!isReplay && (
        <Button
          onClick={() => {
            app.watch(source);
          }}
        >
          Play it again
        </Button>
      )}
      <CameraButton>Watch my camera</CameraButton>
    </Plain>
  );
}

export function Cover() {
  const { phase, remark, picture } = useWatchState();
  switch (phase) {
    case 'idle':
      return <Welcome />;
    case 'starting':
      return (
        <Plain
          icon={<Loader color="var(--on-picture)" aria-hidden />}
          title="Starting"
          text={remark?.message ?? 'Opening the model and the source.'}
        />
      );
    case 'waiting':
      return picture === null ? (
        <Plain
          icon={<IconPlugConnected className={style.coverIcon} aria-hidden />}
          title="Waiting for the camera"
          text={remark?.message}
        />
      ) : null;
    case 'failed':
      return <Failed />;
    case 'ended':
      return <Ended />;
    case 'live':
      return null;
  }
}

/** Over a picture that still stands: one sentence, and the session goes on by itself. */
export function Badge() {
  const { phase, remark, picture } = useWatchState();
  if (remark === null || picture === null || (phase !== 'waiting' && phase !== 'live')) return null;
  return (
    <p className={style.badge} role="alert">
      <IconAlertTriangle size="1.1em" aria-hidden />
      {remark.message}
    </p>
  );
}
