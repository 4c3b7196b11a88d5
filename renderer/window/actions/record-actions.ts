/** What one does in the Record view, where these have keys of their own. */
import type { App } from '../app.ts';
import { actionsOf, type Action } from './action.ts';

export function recordActions(app: App): Action[] {
  const { recorder } = app;
  const inView = (act: () => void) => () => {
    if (app.state$.value.view === 'record') act();
    else app.show('record');
  };
  return actionsOf('Record', [
    ['record-toggle', 'Begin or end a recording', 'Space', inView(recorder.toggle)],
    ['record-kept', 'Save what just happened', 'mod+S', inView(recorder.saveKept)],
  ]).map((action) => ({ ...action, views: ['record'] }));
}
