/** The dialog that labels videos without a project: what was given, by which model, where the labels go, how it fares. */
import { Button, Group, Stack, Text } from '@mantine/core';
import type { LabelVideosState } from '../../label-videos/label-videos-state.ts';
import { useApp, useAppState, useWatchState } from '../../window/app-context.tsx';
import { chooseVideos } from '../../window/choose-video-file.ts';
import { useObserved } from '../../window/use-observed.ts';
import { Busy } from '../busy.tsx';
import { modelInUse } from '../models/model-in-use.ts';
import { NamedDialog } from '../named-dialog.tsx';
import style from './label-videos.module.css';
import { ModelLine } from './model-line.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { VideoList } from './video-list.tsx';
import { outcomeInWords } from './words.ts';

export function LabelVideosDialog() {
  return (
    <NamedDialog of="label-videos" title="Label videos" size="xl">
      <Content />
    </NamedDialog>
  );
}

function Content() {
  const { labelVideos } = useApp();
  const state = useObserved(labelVideos.state$);
  const { videos, phase, message, isLooking } = state;
  return (
    <Stack gap="md">
      {videos.length === 0 ? <Nothing state={state} /> : <VideoList state={state} />}
      {isLooking && <Busy words="Looking for videos" />}
      {phase === 'choosing' && (
        <>
          <ModelLine />
          {videos.length > 0 && <PlaceChoice state={state} />}
        </>
      )}
      {message !== null && (
        <Text c="var(--bad)" role="alert">
          {message}
        </Text>
      )}
      <Footer state={state} />
    </Stack>
  );
}

function Nothing({ state: { passedOver, isLooking } }: { readonly state: LabelVideosState }) {
  if (isLooking) return null;
  return (
    <div className={style.nothing}>
      <p>
        {passedOver === 0
          ? 'Drop videos, or a folder of them, anywhere on the window; or choose them here. Every frame gets a label, and each video a file with them. No project is needed.'
          : `There is no video among what was given (${String(passedOver)} other files): give MP4, MOV, M4V, WebM or MKV files.`}
      </p>
    </div>
  );
}

function Footer({ state }: { readonly state: LabelVideosState }) {
  const { labelVideos } = useApp();
  if (state.phase === 'labelling') {
    return (
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {outcomeInWords(state)} The window can be used meanwhile.
        </Text>
        <Button onClick={labelVideos.stop}>Stop</Button>
      </Group>
    );
  }
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed" role="status">
        {state.phase === 'done' ? outcomeInWords(state) : ''}
      </Text>
      <Group>
        <Choose />
        {state.phase === 'choosing' && <Begin state={state} />}
      </Group>
    </Group>
  );
}

function Choose() {
  const { labelVideos } = useApp();
  const choose = (what: 'files' | 'folder') => () => {
    chooseVideos(what, (given) => void labelVideos.give(Promise.resolve(given)));
  };
  return (
    <>
      <Button onClick={choose('files')}>Choose videos…</Button>
      <Button onClick={choose('folder')}>Choose a folder…</Button>
    </>
  );
}

function Begin({ state: { videos, place, isLooking } }: { readonly state: LabelVideosState }) {
  const { labelVideos } = useApp();
  const { models, settings } = useAppState();
  const model = modelInUse(useWatchState(), models.items, settings.model);
  const isReady = videos.length > 0 && place !== null && !isLooking;
  return (
    <Button
      variant="filled"
      disabled={!isReady || model?.fault !== null}
      onClick={() => void labelVideos.begin(model?.id ?? null)}
    >
      {videos.length === 1 ? 'Label this video' : `Label ${String(videos.length)} videos`}
    </Button>
  );
}
