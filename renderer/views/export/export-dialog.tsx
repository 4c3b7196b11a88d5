/** The dialog that writes labels for other programs: chosen, looked at, carried out. */
import { Button, Stack, Text } from '@mantine/core';
import { canBegin } from '../../exporting/exporting-state.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { ProjectWays } from '../projects/project-ways.tsx';
import { Busy } from '../busy.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { ExportChoices } from './export-choices.tsx';
import { ExportOutcomeWords } from './export-outcome.tsx';
import { ExportPlaceFields } from './export-place-fields.tsx';
import { ExportPreviewList } from './export-preview-list.tsx';
import style from './export.module.css';
import { ExportProgressBar } from './export-progress-bar.tsx';

export function ExportDialog() {
  return (
    <NamedDialog of="export" title="Export labels" size="xl">
      <Content />
    </NamedDialog>
  );
}

function Content() {
  const app = useApp();
  const { project } = useAppState();
  const { progress, outcome } = useObserved(app.exporting.state$);
  if (project === null)
    return <ProjectWays words="What is exported are the labels of a project." />;
  if (progress !== null) return <ExportProgressBar progress={progress} />;
  return outcome === null ? <Choosing /> : <ExportOutcomeWords outcome={outcome} />;
}

function Choosing() {
  const { exporting } = useApp();
  const state = useObserved(exporting.state$);
  const { preview, isLooking, message } = state;
  return (
    <Stack gap="md">
      <ExportChoices state={state} />
      {preview !== null && <ExportPlaceFields state={state} preview={preview} />}
      {isLooking && preview === null && <Busy words="Looking at what would be written" />}
      {message !== null && (
        <Text c="var(--bad)" role="alert">
          {message}
        </Text>
      )}
      {preview !== null && <ExportPreviewList preview={preview} />}
      <div className={style.footer}>
        <Button variant="filled" disabled={!canBegin(state)} onClick={() => void exporting.begin()}>
          Export
        </Button>
      </div>
    </Stack>
  );
}
