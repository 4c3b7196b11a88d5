/** The way to a project that is there already. */
import { Button, type ButtonProps } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';

export function OpenProjectButton(props: Pick<ButtonProps, 'size' | 'variant'>) {
  const app = useApp();
  return (
    <Button
      {...props}
      onClick={() => {
        app.open('open-project');
      }}
    >
      Open a project…
    </Button>
  );
}
