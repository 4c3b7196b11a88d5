/** The dialog that opens a project: folders one can walk through, or a path typed in. */
import { Stack, Text } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';
import { FolderWalk, useFolderWalk } from '../folder-walk.tsx';
import { NamedDialog } from '../named-dialog.tsx';

export function OpenProject() {
  const app = useApp();
  const close = () => {
    app.open(null);
  };
  return (
    <NamedDialog of="open-project" title="Open a project" size="lg">
      <ProjectWalk onOpened={close} />
    </NamedDialog>
  );
}

function ProjectWalk({ onOpened }: { readonly onOpened: () => void }) {
  const app = useApp();
  const walk = useFolderWalk(null);
  const open = (folder: string) => {
    app.openProject(folder).then(onOpened).catch(walk.fail);
  };
  return (
    <Stack>
      <FolderWalk walk={walk} take="Open" onTake={open} onProject={open} />
      <Text size="sm" c="dimmed">
        A project is a folder with clips, labels and models. Record makes a new one; with one open,
        Import brings in your videos.
      </Text>
    </Stack>
  );
}
