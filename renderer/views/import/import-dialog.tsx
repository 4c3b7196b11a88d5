/** The dialog that brings videos and labels into the open project: chosen, looked at, carried out. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { ProjectWays } from '../projects/project-ways.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { Busy } from '../busy.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { ChooseSource } from './choose-source.tsx';
import { ImportChoices } from './import-choices.tsx';
import { ImportProgress } from './import-progress.tsx';
import { PreviewList } from './preview-list.tsx';

export function ImportDialog() {
  return (
    <NamedDialog of="import" title="Import videos and labels" size="xl">
      <Content />
    </NamedDialog>
  );
}

function Content() {
  const app = useApp();
  const { project } = useAppState();
  const { progress } = useObserved(app.importing.state$);
  if (project === null) return <ProjectWays words="What is imported goes into a project." />;
  return progress === null ? <Choosing /> : <ImportProgress progress={progress} />;
}

function Choosing() {
  const { importing, labelling } = useApp();
  const { request, preview, isLooking, message } = useObserved(importing.state$);
  const begin = async () => {
    // Labels of a clip that is being labelled are left alone, so it must not be.
    if (preview?.clips.some(({ isNew }) => !isNew) === true) await labelling.closeClip();
    await importing.begin();
  };
  if (request.path === '') return <ChooseSource />;
  return (
    <Stack gap="md">
      <ImportChoices request={request} />
      {isLooking && <Busy words="Looking at what would come in" />}
      {message !== null && (
        <Text c="var(--bad)" role="alert">
          {message}
        </Text>
      )}
      {preview !== null && <PreviewList preview={preview} />}
      <Group justify="end">
        <Button variant="filled" disabled={preview === null} onClick={() => void begin()}>
          Import
        </Button>
      </Group>
    </Stack>
  );
}
