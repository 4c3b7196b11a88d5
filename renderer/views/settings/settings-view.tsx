/** Settings: what the window remembers, where it keeps it, and what it never does. */
import style from '../page.module.css';
import { About } from './about.tsx';
import { Appearance } from './appearance.tsx';
import { CameraSettings } from './camera-settings.tsx';
import { KeySettings } from './keys/key-settings.tsx';
import { ModelSettings } from './model-settings.tsx';
import { Privacy } from './privacy.tsx';
import { Storage } from './storage.tsx';

export function SettingsView() {
  return (
    <div className={style.page}>
      <h1 className={style.title}>Settings</h1>
      <CameraSettings />
      <ModelSettings />
      <Appearance />
      <KeySettings />
      <Storage />
      <Privacy />
      <About />
    </div>
  );
}
