/** The whole window: rail, bar, the view, and what may lie above them. */
import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, useMemo } from 'react';
import { OVERLAYS_ID, theme, variablesFromTokens } from '../design/theme.ts';
import { takeEffect } from '../labelling/take-effect.ts';
import { createStrip } from '../strip/strip.ts';
import { createTimeline, type Timeline } from '../timeline/timeline.ts';
import { AgreementDialog } from '../views/agreement/agreement-dialog.tsx';
import { ClassesDialog } from '../views/classes/classes-dialog.tsx';
import { ClipsView } from '../views/clips/clips-view.tsx';
import { DropArea } from '../views/label-videos/drop-area.tsx';
import { ExportDialog } from '../views/export/export-dialog.tsx';
import { ImportDialog } from '../views/import/import-dialog.tsx';
import { LabelVideosDialog } from '../views/label-videos/label-videos-dialog.tsx';
import { LabelView } from '../views/label/label-view.tsx';
import { ModelsView } from '../views/models/models-view.tsx';
import { RecordView } from '../views/record/record-view.tsx';
import { SettingsView } from '../views/settings/settings-view.tsx';
import { CarryDialog } from '../views/projects/carry-dialog.tsx';
import { NewProject } from '../views/projects/new-project.tsx';
import { RenameProject } from '../views/projects/rename-project.tsx';
import { Gone } from '../views/shell/gone.tsx';
import { KeySheet } from '../views/shell/key-sheet.tsx';
import { OpenProject } from '../views/shell/open-project.tsx';
import { Palette } from '../views/shell/palette.tsx';
import { Rail } from '../views/shell/rail.tsx';
import { SessionLogs } from '../views/shell/session-logs.tsx';
import style from '../views/shell/shell.module.css';
import { TopBar } from '../views/shell/top-bar.tsx';
import { Tour } from '../views/tour/tour.tsx';
import { WatchView } from '../views/watch/watch-view.tsx';
import type { Action } from './actions/action.ts';
import { ActionsContext } from './actions/actions-context.tsx';
import { createActions } from './actions/actions.ts';
import { withKeys } from './actions/own-keys.ts';
import { AppProvider, useApp, useAppState } from './app-context.tsx';
import type { App } from './app.ts';
import { styleNonce } from './style-nonce.ts';
import { useKeys } from './use-keys.ts';

export function Shell({ app }: { readonly app: App }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variablesFromTokens}
      defaultColorScheme="dark"
      getStyleNonce={styleNonce}
    >
      <AppProvider value={app}>
        <Window />
      </AppProvider>
    </MantineProvider>
  );
}

function Window() {
  const app = useApp();
  const { gone, view, settings } = useAppState();
  const strip = useMemo(() => createStrip(app.watching.history), [app]);
  const timeline = useMemo(() => timelineOf(app), [app]);
  const originals = useMemo(() => createActions(app, { strip, timeline }), [app, strip, timeline]);
  const actions = useMemo(() => withKeys(originals, settings.keys), [originals, settings.keys]);
  const known = useMemo(() => ({ actions, originals }), [actions, originals]);
  useTheme();
  useKeys(actions, view);
  useHostActions(actions);
  if (gone !== null) return <Gone title="Longtake has ended" message={gone} />;
  return (
    <ActionsContext value={known}>
      <div className={style.shell}>
        <Rail />
        <TopBar />
        <View strip={strip} timeline={timeline} />
      </div>
      <section id={OVERLAYS_ID} aria-label="Menus and dialogs" />
      <Tour />
      <Palette actions={actions} />
      <KeySheet actions={actions} />
      <NewProject />
      <OpenProject />
      <RenameProject />
      <CarryDialog />
      <SessionLogs />
      <ImportDialog />
      <ExportDialog />
      <LabelVideosDialog />
      <DropArea />
      <ClassesDialog />
      <AgreementDialog />
      <Notifications position="bottom-right" />
    </ActionsContext>
  );
}

function timelineOf({ labelling }: App): Timeline {
  return createTimeline({
    pictureOf: labelling.pictureOf,
    onEffect: (effect) => {
      takeEffect(labelling, effect);
    },
  });
}

interface ViewProps {
  readonly strip: ReturnType<typeof createStrip>;
  readonly timeline: Timeline;
}

function View({ strip, timeline }: ViewProps) {
  const { view } = useAppState();
  return (
    <main className={style.view}>
      {view === 'watch' && <WatchView strip={strip} />}
      {view === 'clips' && <ClipsView />}
      {view === 'label' && <LabelView timeline={timeline} />}
      {view === 'record' && <RecordView />}
      {view === 'models' && <ModelsView />}
      {view === 'settings' && <SettingsView />}
    </main>
  );
}

function useTheme(): void {
  const { settings } = useAppState();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    setColorScheme(settings.theme === 'system' ? 'auto' : settings.theme);
  }, [settings.theme, setColorScheme]);
}

/** Menu and tray name the same actions. */
function useHostActions(actions: readonly Action[]): void {
  const { host } = useApp();
  useEffect(
    () =>
      host.onPush((push) => {
        if (push.kind === 'action') actions.find(({ id }) => id === push.action)?.run();
      }),
    [host, actions],
  );
}
