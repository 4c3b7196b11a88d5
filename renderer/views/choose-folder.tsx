/** A dialog that chooses a folder of this machine: walked through, or typed in. */
import { Modal } from '@mantine/core';
import { FolderWalk, useFolderWalk } from './folder-walk.tsx';

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
  const walk = useFolderWalk(from);
  // A folder that cannot be read is no choice.
  const takeIfRead = (path: string) =>
    void walk.look(path).then((folder) => {
      if (folder !== null) onTake(folder);
    });
  const go = (folder: string) => void walk.look(folder);
  return <FolderWalk walk={walk} take={take} onTake={takeIfRead} onProject={go} />;
}
