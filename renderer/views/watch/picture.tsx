/** The picture: the camera's own stream, or what the live worker decodes of a file. No frame passes through our code here. */
import { useEffect, useRef } from 'react';
import { useAppState, useWatchState } from '../../window/app-context.tsx';
import style from './picture.module.css';

export function Picture() {
  const { picture, phase, source } = useWatchState();
  const { settings } = useAppState();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null || element.srcObject === picture) return;
    element.srcObject = picture;
    // Refused when the stream is taken away again before it began to play.
    if (picture !== null) element.play().catch(() => undefined);
  }, [picture]);
  return (
    <video
      ref={video}
      className={style.picture}
      hidden={picture === null}
      muted
      playsInline
      aria-label="What is watched"
      data-mirrored={settings.isMirrored && source?.kind === 'camera'}
      data-dimmed={phase === 'waiting' || phase === 'failed'}
    />
  );
}
