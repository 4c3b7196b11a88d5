/** Chooses a video, a folder or a file of labels on this machine: walked to, or typed in. */
import { Stack, Text } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';
import { FolderWalk, useFolderWalk } from '../folder-walk.tsx';

export function ChooseSource() {
  const { importing } = useApp();
  const walk = useFolderWalk(null);
  const take = (path: string) => void importing.choose({ path });
  const go = (folder: string) => void walk.look(folder);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        A folder of videos, folders named after classes, one video, or a file of labels. The next
        step shows what would come in; nothing changes before.
      </Text>
      <FolderWalk
        walk={walk}
        take="Look at it"
        onTake={take}
        onProject={go}
        files={{ kinds: ['video', 'labels'], onTake: take }}
      />
    </Stack>
  );
}
