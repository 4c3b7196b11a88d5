/** Says that a clip's video was moved, and finds it again by its content. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { toFault } from '../../../contract/fault.ts';
import { useApp } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import { ChooseFolder } from '../choose-folder.tsx';
import page from '../page.module.css';
import style from './clips.module.css';

export function MissingVideo() {
  const { clipCare } = useApp();
  const [isOpen, setOpen] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const look = (folder: string) => {
    setOpen(false);
    setLooking(true);
    setProblem(null);
    clipCare
      .findMedia(folder)
      .then(notify.done, (error: unknown) => {
        setProblem(toFault(error).message);
      })
      .finally(() => {
        setLooking(false);
      });
  };
  return (
    <div className={style.missing}>
      <p className={page.problem} role="alert">
        {problem ??
          'The video is not where it was. Its labels are safe; say in which folder it is now, and it is found by its content, as are other moved videos.'}
      </p>
      <Button
        loading={isLooking}
        onClick={() => {
          setOpen(true);
        }}
      >
        Find moved videos…
      </Button>
      <ChooseFolder
        isOpen={isOpen}
        title="Where the moved videos are now"
        take="Look here"
        from={null}
        onClose={() => {
          setOpen(false);
        }}
        onTake={look}
      />
    </div>
  );
}
