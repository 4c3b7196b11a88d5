/** What one does while watching, and what there is to watch. */
import { isRunning, type App } from '../app.ts';
import { cameraSource } from '../camera-source.ts';
import { chooseVideoFile } from '../choose-video-file.ts';
import { notify } from '../notify.ts';
import { actionsOf, type Action } from './action.ts';

export function watchActions(app: App): Action[] {
  const { watching, state$ } = app;
  const chosenCamera = () => cameraSource(state$.value.settings);
  const watchCamera = () => {
    app.watch(chosenCamera());
  };
  const toggle = () => {
    if (isRunning(watching)) void watching.end();
    else app.watch(watching.state().source ?? chosenCamera());
  };
  const keepLog = () => {
    if (isRunning(watching)) void watching.keepLog();
    else notify.done('Nothing is being watched, so there is no log to keep.');
  };
  const watchFile = () => {
    chooseVideoFile((file) => {
      app.watch({ kind: 'file', file });
    });
  };
  const watchSample = () => {
    app.watch({ kind: 'sample' });
  };
  const replay = () => {
    app.open('session-logs');
  };
  return actionsOf('Watch', [
    ['toggle-watching', 'Start or stop watching', 'Space', toggle],
    ['reset', 'Reset the memory', 'R', watching.reset],
    ['keep-log', 'Keep the log of this session', 'K', keepLog],
    ['watch-camera', 'Watch the camera', 'C', watchCamera],
    ['watch-file', 'Play a video as the camera…', 'mod+O', watchFile],
    ['watch-sample', 'Watch the bundled sample', null, watchSample],
    ['session-logs', 'Replay a session log…', 'L', replay],
  ]);
}
