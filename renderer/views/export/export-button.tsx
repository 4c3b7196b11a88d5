/** The way to files of labels for other programs. */
import { Button } from '@mantine/core';
import { useAction } from '../../window/actions/actions-context.tsx';
import { useApp } from '../../window/app-context.tsx';
import { openExport } from '../../window/open-export.ts';

interface ExportButtonProps {
  readonly size?: 'compact-sm' | 'sm';
  /** Ids of the clips that a filter left; null without one. */
  readonly found?: readonly string[] | null;
}

export function ExportButton({ size = 'sm', found = null }: ExportButtonProps) {
  const app = useApp();
  const action = useAction('export');
  return (
    <Button
      size={size}
      title={action?.tip}
      aria-keyshortcuts={action?.shortcuts}
      onClick={() => {
        openExport(app, found);
      }}
    >
      Export labels…
    </Button>
  );
}
