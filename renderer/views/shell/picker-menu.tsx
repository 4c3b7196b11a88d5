/** A button of the top bar that says what is chosen and opens the choices. */
import { Button, Menu, type MenuProps } from '@mantine/core';
import { IconChevronDown, type IconCamera } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import style from './shell.module.css';

interface PickerMenuProps extends Pick<MenuProps, 'opened' | 'onChange'> {
  /** What is chosen here: "Model". */
  readonly what: string;
  readonly chosen: string;
  readonly Icon: typeof IconCamera;
  readonly children: ReactNode;
}

export function PickerMenu({ what, chosen, Icon, children, ...state }: PickerMenuProps) {
  return (
    <Menu position="bottom-start" {...state}>
      <Menu.Target>
        <Button
          className={style.picker}
          variant="subtle"
          color="gray"
          aria-label={`${what}: ${chosen}`}
          leftSection={<Icon size="1.1em" aria-hidden />}
          rightSection={<IconChevronDown size="1em" aria-hidden />}
        >
          <span className={style.pickerText}>{chosen}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
