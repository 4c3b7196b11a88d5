/** How things are shown: picture, label, strip, colours. */
import type { Settings } from '../../../contract/window/settings.ts';
import type { StripHandle } from '../../strip/strip-handle.ts';
import type { App } from '../app.ts';
import { toggleFullScreen } from '../full-screen.ts';
import { actionsOf, type Action } from './action.ts';

const nextOverlay = { large: 'small', small: 'hidden', hidden: 'large' } as const;
const nextTheme: Readonly<Record<Settings['theme'], Settings['theme']>> = {
  dark: 'light',
  light: 'system',
  system: 'dark',
};
/** Share of the strip that one key press moves. */
const STRIDE = 0.25;

export function lookActions(app: App, strip: StripHandle): Action[] {
  const settings = () => app.state$.value.settings;
  const fullScreen = () => {
    app.show('watch');
    // The picture is there once the view has been shown.
    setTimeout(toggleFullScreen);
  };
  const mirror = () => void app.changeSettings({ isMirrored: !settings().isMirrored });
  const overlay = () => void app.changeSettings({ overlay: nextOverlay[settings().overlay] });
  const colours = () => void app.changeSettings({ theme: nextTheme[settings().theme] });
  const scroll = (strides: number) => () => {
    strip.scrollBy(strides * STRIDE * settings().stripS);
  };
  return actionsOf('Look', [
    ['full-screen', 'Full screen', 'F', fullScreen],
    ['mirror', 'Mirror the picture', 'M', mirror],
    ['overlay', 'Size of the label on the picture', 'O', overlay],
    ['strip-back', 'Scroll the strip back', 'ArrowLeft', scroll(-1)],
    ['strip-forward', 'Scroll the strip forward', 'ArrowRight', scroll(1)],
    ['strip-live', 'Return the strip to now', 'End', strip.follow],
    ['theme', 'Dark, light or as the system', 'mod+shift+L', colours],
  ]);
}
