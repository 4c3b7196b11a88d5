/** The way to videos and labels that lie on this machine already. */
import { Button } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';

export function ImportButton() {
  const app = useApp();
  return (
    <Button
      aria-keyshortcuts="Alt+I"
      onClick={() => {
        app.open('import');
      }}
    >
      Import…
    </Button>
  );
}
