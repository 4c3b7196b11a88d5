/** The way to labels for videos that are in no project. */
import { Button } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';

export function LabelVideosButton() {
  const app = useApp();
  return (
    <Button
      aria-keyshortcuts="Alt+V"
      onClick={() => {
        app.open('label-videos');
      }}
    >
      Label videos…
    </Button>
  );
}
