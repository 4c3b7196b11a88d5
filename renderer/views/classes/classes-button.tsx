/** The way from a view to the project's classes. */
import { Button } from '@mantine/core';
import { useAction } from '../../window/actions/actions-context.tsx';

export function ClassesButton() {
  const found = useAction('classes');
  if (found === null) return null;
  return (
    <Button
      size="compact-sm"
      title={found.tip}
      aria-keyshortcuts={found.shortcuts}
      onClick={found.action.run}
    >
      Classes…
    </Button>
  );
}
