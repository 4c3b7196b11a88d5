/** A dialog that is open while the window says so: closed by its button, by Escape, or by a press beside it. */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Dialog } from '../window/app-state.ts';
import { useApp, useAppState } from '../window/app-context.tsx';

interface NamedDialogProps {
  readonly of: Dialog;
  readonly title: string;
  readonly size: 'lg' | 'xl';
  readonly children: ReactNode;
}

export function NamedDialog({ of, title, size, children }: NamedDialogProps) {
  const app = useApp();
  const { dialog } = useAppState();
  return (
    <Modal
      opened={dialog === of}
      onClose={() => {
        app.open(null);
      }}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Modal>
  );
}
