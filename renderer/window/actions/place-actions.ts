/** Where one can go: views, projects, help. */
import type { Dialog, View } from '../app-state.ts';
import type { App } from '../app.ts';
import { openExport } from '../open-export.ts';
import { actionsOf, type Action } from './action.ts';

export function placeActions(app: App): Action[] {
  const show = (view: View) => () => {
    app.show(view);
  };
  const open = (dialog: Dialog) => () => {
    app.open(dialog);
  };
  const exporting = () => {
    openExport(app);
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
      ['new-project', 'New project…', 'alt+N', open('new-project')],
      ['open-project', 'Open a project…', 'mod+shift+O', open('open-project')],
      ['rename-project', 'Rename the project…', null, open('rename-project')],
      ['duplicate-project', 'Duplicate the project…', null, open('duplicate-project')],
      ['pack-project', 'Pack the project into one file…', null, open('pack-project')],
      ['unpack-project', 'Open a packed project…', null, open('unpack-project')],
      ['import', 'Import videos and labels…', 'alt+I', open('import')],
      ['export', 'Export labels…', 'alt+E', exporting],
      ['label-videos', 'Label videos…', 'alt+V', open('label-videos')],
      ['classes', 'Classes and tracks…', 'alt+C', open('classes')],
      ['agreement', 'How far two labellers agree…', 'alt+A', open('agreement')],
    ]),
    ...actionsOf('Help', [
      ['keys', 'Keys', 'shift+?', open('keys')],
      ['tour', 'Take the tour', null, tour],
    ]),
  ];
  return rows.map((action) => ({ ...action, isEverywhere: true }));
}
