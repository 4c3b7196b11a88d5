/** Which camera, how large, mirrored or not, with a picture of what it sees. */
import { Select, Switch } from '@mantine/core';
import type { Settings } from '../../../contract/window/settings.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import style from '../page.module.css';
import { CameraPreview } from './camera-preview.tsx';
import { Section } from './section.tsx';

const DEFAULT_CAMERA = '';

const resolutions: readonly { readonly value: Settings['resolution']; readonly label: string }[] = [
  { value: '480p', label: '640 × 480, lightest' },
  { value: '720p', label: '1280 × 720' },
  { value: '1080p', label: '1920 × 1080' },
];

export function CameraSettings() {
  return (
    <Section title="Camera">
      <div className={style.row}>
        <CameraPreview />
        <div className={style.column}>
          <CameraChoice />
          <ResolutionChoice />
          <Mirror />
        </div>
      </div>
    </Section>
  );
}

interface ChosenProps {
  /** After the settings have the choice. */
  readonly onChosen?: () => void;
}

export function CameraChoice({ onChosen }: ChosenProps) {
  const app = useApp();
  const { cameras, settings } = useAppState();
  const known = cameras
    .filter(({ isNamed }) => isNamed)
    .map(({ name }) => ({ value: name, label: name }));
  const chosen = settings.camera?.name;
  const isGone = chosen !== undefined && known.every(({ value }) => value !== chosen);
  const gone = isGone ? [{ value: chosen, label: `${chosen} (not plugged in)` }] : [];
  return (
    <Select
      label="Camera"
      description={cameras.length === 0 ? 'No camera is plugged in.' : undefined}
      allowDeselect={false}
      data={[
        { value: DEFAULT_CAMERA, label: 'The system’s default camera' },
        // Two cameras of the same make are one entry: they cannot be told apart over a restart.
        ...new Map([...known, ...gone].map((one) => [one.value, one])).values(),
      ]}
      value={chosen ?? DEFAULT_CAMERA}
      onChange={(name) => {
        app.chooseCamera(cameras.find((camera) => camera.name === name) ?? null);
        onChosen?.();
      }}
    />
  );
}

export function ResolutionChoice({
  onChosen,
  description = 'What the camera is asked for from the next start; the extractor sees a smaller picture in any case.',
}: ChosenProps & { readonly description?: string | null }) {
  const app = useApp();
  const { settings } = useAppState();
  return (
    <Select
      label="Picture size"
      description={description}
      allowDeselect={false}
      data={[...resolutions]}
      value={settings.resolution}
      onChange={(value) => {
        const chosen = resolutions.find((one) => one.value === value);
        if (chosen === undefined) return;
        void app.changeSettings({ resolution: chosen.value });
        onChosen?.();
      }}
    />
  );
}

function Mirror() {
  const app = useApp();
  const { settings } = useAppState();
  return (
    <Switch
      label="Mirror the picture"
      description="Only what you see; the model always sees the picture as it is."
      checked={settings.isMirrored}
      onChange={({ currentTarget }) => {
        void app.changeSettings({ isMirrored: currentTarget.checked });
      }}
    />
  );
}
