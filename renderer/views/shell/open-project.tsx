/** The dialog that opens a project: folders one can walk through, or a path typed in. */
import { Modal, Stack, Text } from '@mantine/core';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { FolderWalk, useFolderWalk } from '../folder-walk.tsx';

export function OpenProject() {
  const app = useApp();
  const { dialog } = useAppState();
  const close = () => {
    app.open(null);
  };
  return (
    <Modal
      opened={dialog === 'open-project'}
      onClose={close}
      title="Open a project"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ProjectWalk onOpened={close} />
    </Modal>
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
