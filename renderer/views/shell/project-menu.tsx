/** The open project, those opened before, and the way to another. */
import { Menu, Text } from '@mantine/core';
import {
  IconCopy,
  IconFolder,
  IconFolderOpen,
  IconFolderPlus,
  IconPackage,
  IconPackageExport,
  IconPencil,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RecentProject } from '../../../contract/window/cards.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import type { Dialog } from '../../window/app-state.ts';
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
      <DialogItem Icon={IconFolderPlus} title="New project…" dialog="new-project" />
      <DialogItem Icon={IconFolderOpen} title="Open a project…" dialog="open-project" />
      <DialogItem Icon={IconPackageExport} title="Open a packed project…" dialog="unpack-project" />
      {project !== null && <OpenProjectItems />}
    </PickerMenu>
  );
}

function OpenProjectItems() {
  const app = useApp();
  return (
    <>
      <Menu.Divider />
      <Menu.Label>This project</Menu.Label>
      <DialogItem Icon={IconPencil} title="Rename…" dialog="rename-project" />
      <DialogItem Icon={IconCopy} title="Duplicate…" dialog="duplicate-project" />
      <DialogItem Icon={IconPackage} title="Pack into one file…" dialog="pack-project" />
      <Menu.Item
        leftSection={<IconX size="1.1em" aria-hidden />}
        onClick={() => void app.closeProject().catch(notify.fault)}
      >
        Close this project
      </Menu.Item>
    </>
  );
}

interface DialogItemProps {
  readonly Icon: Icon;
  readonly title: string;
  readonly dialog: Dialog;
}

function DialogItem({ Icon, title, dialog }: DialogItemProps) {
  const app = useApp();
  return (
    <Menu.Item
      leftSection={<Icon size="1.1em" aria-hidden />}
      onClick={() => {
        app.open(dialog);
      }}
    >
      {title}
    </Menu.Item>
  );
}
