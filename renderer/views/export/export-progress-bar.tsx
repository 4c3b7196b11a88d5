/** How far an export is. */
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ExportProgress } from '../../exporting/exporting-state.ts';
import { useApp } from '../../window/app-context.tsx';

export function ExportProgressBar({ progress }: { readonly progress: ExportProgress }) {
  const { exporting } = useApp();
  const { written, files } = progress;
  return (
    <Stack>
      <Progress.Root>
        <Progress.Section value={(100 * written) / files} aria-label="Exporting" />
      </Progress.Root>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {written} of {files} files are written. The window can be used meanwhile.
        </Text>
        <Button onClick={exporting.stop}>Stop</Button>
      </Group>
    </Stack>
  );
}
