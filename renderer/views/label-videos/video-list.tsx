/** The videos that were given, and what becomes of each. */
import { ActionIcon, Button, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { LabelVideosState, VideoRow } from '../../label-videos/label-videos-state.ts';
import { useApp } from '../../window/app-context.tsx';
import { bytesInWords } from '../bytes.ts';
import { timeLeftInWords } from '../time-left.ts';
import style from './label-videos.module.css';

export function VideoList({ state }: { readonly state: LabelVideosState }) {
  const { videos, passedOver } = state;
  return (
    <div>
      <ul className={style.videos} aria-label="Videos" tabIndex={0}>
        {videos.map((video) => (
          <li key={video.id} className={style.video}>
            <div className={style.about}>
              <span className={style.name} title={video.path ?? video.name}>
                {video.name}
              </span>
              <Outcome video={video} />
            </div>
            <Side video={video} phase={state.phase} />
          </li>
        ))}
      </ul>
      {passedOver > 0 && (
        <Text size="xs" c="dimmed">
          {passedOver === 1
            ? 'One other file is no video and is left alone.'
            : `${String(passedOver)} other files are no videos and are left alone.`}
        </Text>
      )}
    </div>
  );
}

function Outcome({ video }: { readonly video: VideoRow }) {
  const { state, share, secondsLeft, frames, written, message, file, name } = video;
  switch (state) {
    case 'waiting':
      return <span className={style.soft}>{bytesInWords(file.size)}</span>;
    case 'labelling':
      return (
        <span className={style.soft}>
          <Progress.Root>
            <Progress.Section value={100 * share} aria-label={`Labelling ${name}`} />
          </Progress.Root>
          {frames} frames, {Math.round(100 * share)} %. {timeLeftInWords(secondsLeft)}
        </span>
      );
    case 'done':
      return (
        <span className={style.good}>
          <IconCheck size="1em" aria-hidden /> {frames} frames:{' '}
          <span className={style.path}>{written}</span>
        </span>
      );
    case 'failed':
      return (
        <span className={style.bad}>
          <IconAlertTriangle size="1em" aria-hidden /> {message}
        </span>
      );
    case 'stopped':
      return <span className={style.soft}>Stopped; nothing was written.</span>;
  }
}

function Side({
  video: { id, name, state },
  phase,
}: {
  readonly video: VideoRow;
  readonly phase: LabelVideosState['phase'];
}) {
  const { labelVideos } = useApp();
  if (state === 'done') {
    return (
      <Button
        size="compact-sm"
        aria-label={`Show the labels of ${name}`}
        onClick={() => {
          labelVideos.reveal(id);
        }}
      >
        Show
      </Button>
    );
  }
  if (state !== 'waiting' || phase === 'done') return null;
  return (
    <ActionIcon
      aria-label={`Leave out ${name}`}
      onClick={() => {
        labelVideos.leaveOut(id);
      }}
    >
      <IconX size="1.1em" aria-hidden />
    </ActionIcon>
  );
}
