/** Takes what is dropped anywhere on the window, and says so while something is held over it. */
import { IconMovie } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { droppedVideos } from '../../label-videos/given-videos.ts';
import type { App } from '../../window/app.ts';
import { useApp } from '../../window/app-context.tsx';
import style from './label-videos.module.css';

export function DropArea() {
  const app = useApp();
  const [isOver, setOver] = useState(false);
  useEffect(() => listenForDrops(app, setOver), [app]);
  if (!isOver) return null;
  return (
    <div className={style.over} aria-hidden>
      <p className={style.overWords}>
        <IconMovie /> Drop videos or a folder to get labels
      </p>
    </div>
  );
}

/** @returns stops listening. */
function listenForDrops(app: App, setOver: (isOver: boolean) => void): () => void {
  /** Entered elements less those left; every element on the way tells. */
  let depth = 0;
  const goTo = (next: number) => {
    depth = Math.max(0, next);
    setOver(depth > 0);
  };
  const onFiles = (act: (data: DataTransfer) => void) => (event: DragEvent) => {
    const { dataTransfer } = event;
    // Text that is dragged within the page is not ours.
    if (dataTransfer?.types.includes('Files') !== true) return;
    // Left to itself the browser would show the file in the place of the window.
    event.preventDefault();
    act(dataTransfer);
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  const add = (
    type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
    act: (data: DataTransfer) => void,
  ) => {
    window.addEventListener(type, onFiles(act), { signal });
  };
  add('dragenter', () => {
    goTo(depth + 1);
  });
  add('dragover', (data) => {
    data.dropEffect = 'copy';
  });
  add('dragleave', () => {
    goTo(depth - 1);
  });
  add('drop', (data) => {
    goTo(0);
    app.open('label-videos');
    void app.labelVideos.give(droppedVideos(data));
  });
  return () => {
    stopping.abort();
  };
}
