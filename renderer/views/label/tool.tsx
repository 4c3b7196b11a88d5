/** An action as a small button: its icon on it, its name and its key beside it. */
import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAction } from '../../window/actions/actions-context.tsx';

interface ToolProps {
  readonly id: string;
  readonly children: ReactNode;
  readonly isOff?: boolean;
  readonly isOn?: boolean;
}

export function Tool({ id, children, isOff = false, isOn }: ToolProps) {
  const found = useAction(id);
  if (found === null) return null;
  const { action, tip, shortcuts } = found;
  return (
    <Tooltip label={tip}>
      <ActionIcon
        size="md"
        aria-label={action.title}
        aria-keyshortcuts={shortcuts}
        aria-pressed={isOn}
        disabled={isOff}
        onClick={action.run}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
