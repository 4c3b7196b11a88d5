/** The clips that were removed: brought back one by one, or all deleted for good. */
import { Button, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RemovedClip } from '../../../contract/window/clips.ts';
import { useApp } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import { useObserved } from '../../window/use-observed.ts';
import style from './clips.module.css';

/** Right after a removal its undo, and always the way to what was removed. */
export function Removed({ removed }: { readonly removed: readonly RemovedClip[] }) {
  const { clipCare } = useApp();
  const just = useObserved(clipCare.justRemoved$);
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  if (removed.length === 0) return null;
  return (
    <>
      {just !== null && (
        <>
          <span>“{just.name}” was removed.</span>
          <Button
            size="compact-sm"
            onClick={() => void clipCare.restore(just.entry).catch(notify.fault)}
          >
            Undo
          </Button>
        </>
      )}
      <Button
        size="compact-sm"
        onClick={() => {
          setOpen(true);
        }}
      >
        {`Removed clips (${String(removed.length)})…`}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title="Removed clips"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <RemovedList removed={removed} onEmptied={close} />
      </Modal>
    </>
  );
}

interface RemovedListProps {
  readonly removed: readonly RemovedClip[];
  readonly onEmptied: () => void;
}

function RemovedList({ removed, onEmptied }: RemovedListProps) {
  const { clipCare } = useApp();
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        They wait in the folder .trash of the project, with their labels. Videos that lie outside
        the project are left alone.
      </Text>
      <ul className={style.removedList}>
        {removed.map(({ entry, name }) => (
          <li key={entry} className={style.removedRow}>
            <span className={style.barName}>{name}</span>
            <Button
              size="compact-sm"
              aria-label={`Bring back ${name}`}
              onClick={() => void clipCare.restore(entry).catch(notify.fault)}
            >
              Bring back
            </Button>
          </li>
        ))}
      </ul>
      <DeleteAll count={removed.length} onDeleted={onEmptied} />
    </Stack>
  );
}

/** Asks again, since nothing brings them back then. */
function DeleteAll({ count, onDeleted }: { readonly count: number; onDeleted: () => void }) {
  const { clipCare } = useApp();
  const [isAsking, setAsking] = useState(false);
  const many = count === 1 ? 'this clip' : `these ${String(count)} clips`;
  if (!isAsking) {
    return (
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        Delete for good…
      </Button>
    );
  }
  return (
    <div className={style.sideButtons} role="alert">
      <span>Nothing brings {many} and their labels back then.</span>
      <Button
        color="red"
        onClick={() => void clipCare.deleteRemoved().then(onDeleted).catch(notify.fault)}
      >
        Delete {many}
      </Button>
      <Button
        data-autofocus
        onClick={() => {
          setAsking(false);
        }}
      >
        Keep
      </Button>
    </div>
  );
}
