/** Chooses a packed project, then where it goes. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { folderFor, nameOf, parentOf } from '../../projects/paths.ts';
import { useApp } from '../../window/app-context.tsx';
import { FolderWalk, useFolderWalk } from '../folder-walk.tsx';
import { PlaceForm } from './place-form.tsx';

export function UnpackForm() {
  const { carrying } = useApp();
  const [from, setFrom] = useState<string | null>(null);
  if (from === null) return <ChoosePacked onTake={setFrom} />;
  return (
    <Stack>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" ff="monospace" truncate title={from}>
          {from}
        </Text>
        <Button
          size="xs"
          onClick={() => {
            setFrom(null);
          }}
        >
          Another file…
        </Button>
      </Group>
      <PlaceForm
        kind="unpack"
        first={folderFor(parentOf(from), nameOf(from).replace(/\.zip$/i, ''))}
        onTake={(to) => {
          void carrying.begin({ kind: 'unpack', from, to });
        }}
      />
    </Stack>
  );
}

function ChoosePacked({ onTake }: { readonly onTake: (path: string) => void }) {
  const walk = useFolderWalk(null);
  const go = (folder: string) => void walk.look(folder);
  // A path typed in may be a folder to look into.
  const takeOrGo = (path: string) => {
    if (/\.zip$/i.test(path)) onTake(path);
    else go(path);
  };
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        A packed project is one file that ends in .zip.
      </Text>
      <FolderWalk
        walk={walk}
        take="Choose"
        onTake={takeOrGo}
        onProject={go}
        files={{ kinds: ['packed-project'], onTake }}
      />
    </Stack>
  );
}
