/** Dark or light, and how large the label stands on the picture. */
import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { Settings } from '../../../contract/window/settings.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { Section } from './section.tsx';

const themes: readonly { readonly value: Settings['theme']; readonly label: string }[] = [
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
  { value: 'system', label: 'As the system' },
];

const overlays: readonly { readonly value: Settings['overlay']; readonly label: string }[] = [
  { value: 'large', label: 'Large' },
  { value: 'small', label: 'Small' },
  { value: 'hidden', label: 'Hidden' },
];

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ name, choices, value, onChange }: ChoiceProps<T>) {
  return (
    <Group justify="space-between">
      <Text size="sm">{name}</Text>
      <SegmentedControl<T>
        aria-label={name}
        data={[...choices]}
        value={value}
        onChange={onChange}
      />
    </Group>
  );
}

export function Appearance() {
  const app = useApp();
  const { settings } = useAppState();
  return (
    <Section title="Appearance">
      <Stack>
        <Choice
          name="Colours"
          choices={themes}
          value={settings.theme}
          onChange={(theme) => void app.changeSettings({ theme })}
        />
        <Choice
          name="Label on the picture"
          choices={overlays}
          value={settings.overlay}
          onChange={(overlay) => void app.changeSettings({ overlay })}
        />
      </Stack>
    </Section>
  );
}
