/** The open project, those opened before, and the way to another. */
import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconFolder, IconFolderOpen, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RecentProject } from '../../../contract/window/cards.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import style from './shell.module.css';

function RecentItems({ isOpen }: { readonly isOpen: boolean }) {
  const app = useApp();
  const { project } = useAppState();
  const [recent, setRecent] = useState<readonly RecentProject[]>([]);
  useEffect(() => {
    if (isOpen) app.host.invoke('projects.recent', {}).then(setRecent).catch(notify.fault);
  }, [app, isOpen]);
  const others = recent.filter(({ folder }) => folder !== project?.folder);
  if (others.length === 0) return null;
  return (
    <>
      <Menu.Label>Opened before</Menu.Label>
      {others.map(({ folder, name, fault }) => (
        <Menu.Item
          key={folder}
          disabled={fault !== null}
          leftSection={<IconFolder size="1.1em" aria-hidden />}
          onClick={() => void app.openProject(folder).catch(notify.fault)}
        >
          <Text size="sm">{name}</Text>
          <Text size="xs" c="dimmed" maw="22rem" truncate>
            {fault?.message ?? folder}
          </Text>
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

export function ProjectMenu() {
  const app = useApp();
  const { project } = useAppState();
  const [isOpen, setOpen] = useState(false);
  const name = project?.name ?? 'No project';
  return (
    <Menu position="bottom-start" opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <Button
          className={style.picker}
          variant="subtle"
          color="gray"
          aria-label={`Project: ${name}`}
          leftSection={<IconFolder size="1.1em" aria-hidden />}
          rightSection={<IconChevronDown size="1em" aria-hidden />}
        >
          <span className={style.pickerText}>{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <RecentItems isOpen={isOpen} />
        <Menu.Item
          leftSection={<IconFolderOpen size="1.1em" aria-hidden />}
          onClick={() => {
            app.open('open-project');
          }}
        >
          Open a project…
        </Menu.Item>
        {project !== null && (
          <Menu.Item
            leftSection={<IconX size="1.1em" aria-hidden />}
            onClick={() => void app.closeProject().catch(notify.fault)}
          >
            Close this project
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
