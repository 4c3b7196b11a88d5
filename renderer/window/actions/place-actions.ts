/** Where one can go: views, projects, help. */
import type { View } from '../app-state.ts';
import type { App } from '../app.ts';
import { openExport } from '../open-export.ts';
import { actionsOf, type Action } from './action.ts';

export function placeActions(app: App): Action[] {
  const show = (view: View) => () => {
    app.show(view);
  };
  const openProject = () => {
    app.open('open-project');
  };
  const labelVideos = () => {
    app.open('label-videos');
  };
  const importing = () => {
    app.open('import');
  };
  const exporting = () => {
    openExport(app);
  };
  const classes = () => {
    app.open('classes');
  };
  const keys = () => {
    app.open('keys');
  };
  const tour = () => {
    app.show('watch');
    app.goToTourStep(0);
  };
  const rows = [
    // The numbers are those of the whole rail, so that they stay when it grows.
    ...actionsOf('Go to', [
      ['watch', 'Watch', 'alt+1', show('watch')],
      ['clips', 'Clips', 'alt+2', show('clips')],
      ['label', 'Label', 'alt+3', show('label')],
      ['record', 'Record', 'alt+R', show('record')],
      ['models', 'Models', 'alt+6', show('models')],
      ['settings', 'Settings', 'alt+7', show('settings')],
    ]),
    ...actionsOf('Project', [
      ['open-project', 'Open a project…', 'mod+shift+O', openProject],
      ['import', 'Import videos and labels…', 'alt+I', importing],
      ['export', 'Export labels…', 'alt+E', exporting],
      ['label-videos', 'Label videos…', 'alt+V', labelVideos],
      ['classes', 'Classes and tracks…', 'alt+C', classes],
    ]),
    ...actionsOf('Help', [
      ['keys', 'Keys', 'shift+?', keys],
      ['tour', 'Take the tour', null, tour],
    ]),
  ];
  return rows.map((action) => ({ ...action, isEverywhere: true }));
}
