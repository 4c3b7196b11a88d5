/** The way from a view to the project's classes. */
import { Button } from '@mantine/core';
import { useAction } from '../../window/actions/actions-context.tsx';

interface ClassesButtonProps {
  readonly size?: 'compact-sm' | 'sm';
}

export function ClassesButton({ size = 'compact-sm' }: ClassesButtonProps) {
  const found = useAction('classes');
  if (found === null) return null;
  return (
    <Button
      size={size}
      title={found.tip}
      aria-keyshortcuts={found.shortcuts}
      onClick={found.action.run}
    >
      Classes…
    </Button>
  );
}
