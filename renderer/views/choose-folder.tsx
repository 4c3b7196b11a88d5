/** A dialog that chooses a folder of this machine: walked through, or typed in. */
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { Folders } from './shell/open-project.tsx';
import { useWalking } from './use-walking.ts';

export interface ChooseFolderProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What the button that ends it says. */
  readonly take: string;
  /** Where the walk begins; null begins in the user's own folder. */
  readonly from: string | null;
  readonly onClose: () => void;
  readonly onTake: (folder: string) => void;
}

export function ChooseFolder({ isOpen, title, onClose, ...walk }: ChooseFolderProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Walk {...walk} />
    </Modal>
  );
}

function Walk({ take, from, onTake }: Pick<ChooseFolderProps, 'take' | 'from' | 'onTake'>) {
  const { list, path, problem, type, look } = useWalking(from);
  const go = (folder: string) => void look(folder);
  return (
    <Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // A folder that cannot be read is no choice.
          void look(path).then((folder) => {
            if (folder !== null) onTake(folder);
          });
        }}
      >
        <Group align="end" wrap="nowrap">
          <TextInput
            label="Folder"
            data-autofocus
            value={path}
            error={problem}
            flex={1}
            onChange={({ currentTarget }) => {
              type(currentTarget.value);
            }}
          />
          <Button variant="filled" type="submit" mb={problem === null ? 0 : 'md'}>
            {take}
          </Button>
        </Group>
      </form>
      <Folders list={list} onGo={go} onOpen={go} />
    </Stack>
  );
}
