/** Everything a user can do, by name and key: the palette, the key sheet, the menu and the hot-keys all read this list. */
import type { Settings } from '../../contract/window/settings.ts';
import { isRunning, type App } from './app.ts';
import { chooseVideoFile } from './choose-video-file.ts';
import { toggleFullScreen } from './full-screen.ts';
import { notify } from './notify.ts';
import type { StripHandle } from '../strip/strip.ts';

export interface Action {
  readonly id: string;
  readonly title: string;
  readonly group: 'Watch' | 'Look' | 'Go to' | 'Project' | 'Help';
  /** In Mantine's notation: "mod+K" is Ctrl-K, on a Mac Cmd-K. */
  readonly key?: string;
  readonly run: () => void;
}

const nextOverlay = { large: 'small', small: 'hidden', hidden: 'large' } as const;
const nextTheme: Readonly<Record<Settings['theme'], Settings['theme']>> = {
  dark: 'light',
  light: 'system',
  system: 'dark',
};

export function createActions(app: App, strip: StripHandle): readonly Action[] {
  return [...watchActions(app), ...lookActions(app, strip), ...placeActions(app)];
}

function watchActions(app: App): Action[] {
  const { watching, state$ } = app;
  const camera = () => {
    const chosen = state$.value.settings.camera;
    const [deviceId, name] = [chosen?.deviceId ?? null, chosen?.name ?? null];
    app.watch({ kind: 'camera', deviceId, name });
  };
  const group = 'Watch';
  return [
    {
      id: 'toggle-watching',
      title: 'Start or stop watching',
      group,
      key: 'Space',
      run: () => {
        if (isRunning(watching)) void watching.end();
        else if (watching.state().source === null) camera();
        else app.watch(watching.state().source ?? { kind: 'sample' });
      },
    },
    {
      id: 'reset',
      title: 'Reset the memory',
      group,
      key: 'R',
      run: () => {
        watching.reset();
      },
    },
    {
      id: 'keep-log',
      title: 'Keep the log of this session',
      group,
      key: 'K',
      run: () => {
        if (isRunning(watching)) void watching.keepLog();
        else notify.done('Nothing is being watched, so there is no log to keep.');
      },
    },
    { id: 'watch-camera', title: 'Watch the camera', group, key: 'C', run: camera },
    {
      id: 'watch-file',
      title: 'Play a video as the camera…',
      group,
      key: 'mod+O',
      run: () => {
        chooseVideoFile((file) => {
          app.watch({ kind: 'file', file });
        });
      },
    },
    {
      id: 'watch-sample',
      title: 'Watch the bundled sample',
      group,
      run: () => {
        app.watch({ kind: 'sample' });
      },
    },
    {
      id: 'session-logs',
      title: 'Replay a session log…',
      group,
      key: 'L',
      run: () => {
        app.open('session-logs');
      },
    },
  ];
}

function lookActions(app: App, strip: StripHandle): Action[] {
  const settings = () => app.state$.value.settings;
  const group = 'Look';
  return [
    {
      id: 'full-screen',
      title: 'Full screen',
      group,
      key: 'F',
      run: () => {
        app.show('watch');
        toggleFullScreen();
      },
    },
    {
      id: 'mirror',
      title: 'Mirror the picture',
      group,
      key: 'M',
      run: () => void app.changeSettings({ isMirrored: !settings().isMirrored }),
    },
    {
      id: 'overlay',
      title: 'Size of the label on the picture',
      group,
      key: 'O',
      run: () => void app.changeSettings({ overlay: nextOverlay[settings().overlay] }),
    },
    {
      id: 'strip-back',
      title: 'Scroll the strip back',
      group,
      key: 'ArrowLeft',
      run: () => {
        strip.scrollBy(-settings().stripS / 4);
      },
    },
    {
      id: 'strip-forward',
      title: 'Scroll the strip forward',
      group,
      key: 'ArrowRight',
      run: () => {
        strip.scrollBy(settings().stripS / 4);
      },
    },
    {
      id: 'strip-live',
      title: 'Return the strip to now',
      group,
      key: 'End',
      run: () => {
        strip.follow();
      },
    },
    {
      id: 'theme',
      title: 'Dark, light or as the system',
      group,
      key: 'mod+shift+L',
      run: () => void app.changeSettings({ theme: nextTheme[settings().theme] }),
    },
  ];
}

/** The numbers are those of the whole rail, so that they stay when it grows. */
function placeActions(app: App): Action[] {
  const go = (view: 'watch' | 'models' | 'settings', title: string, key: string): Action => ({
    id: view,
    title,
    group: 'Go to',
    key,
    run: () => {
      app.show(view);
    },
  });
  return [
    go('watch', 'Watch', 'alt+1'),
    go('models', 'Models', 'alt+6'),
    go('settings', 'Settings', 'alt+7'),
    {
      id: 'open-project',
      title: 'Open a project…',
      group: 'Project',
      key: 'mod+shift+O',
      run: () => {
        app.open('open-project');
      },
    },
    {
      id: 'keys',
      title: 'Keys',
      group: 'Help',
      key: 'shift+?',
      run: () => {
        app.open('keys');
      },
    },
    {
      id: 'tour',
      title: 'Take the tour',
      group: 'Help',
      run: () => {
        app.show('watch');
        app.goToTourStep(0);
      },
    },
  ];
}
