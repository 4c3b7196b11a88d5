/** The open project, those opened before, and the way to another. */
import { Menu, Text } from '@mantine/core';
import { IconFolder, IconFolderOpen, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RecentProject } from '../../../contract/window/cards.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import { PickerMenu } from './picker-menu.tsx';

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
  return (
    <PickerMenu
      what="Project"
      chosen={project?.name ?? 'No project'}
      Icon={IconFolder}
      opened={isOpen}
      onChange={setOpen}
    >
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
    </PickerMenu>
  );
}
