/** What the chosen camera sees; the camera is open only while this is on screen and asked for. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { defer, switchMap } from 'rxjs';
import { toCameraFault } from '../../capture/camera-fault.ts';
import { findCamera } from '../../capture/find-camera.ts';
import { requestCamera$, stopAll } from '../../capture/open-camera.ts';
import { sizeOf } from '../../capture/patient-camera.ts';
import { useAppState, useWatchState } from '../../window/app-context.tsx';
import style from '../page.module.css';

type Preview = { readonly stream: MediaStream } | { readonly problem: string } | null;

export function CameraPreview() {
  const { settings } = useAppState();
  const { picture, source } = useWatchState();
  const [isWanted, setWanted] = useState(false);
  const watched = source?.kind === 'camera' ? picture : null;
  const own = useOwnCamera(isWanted && watched === null);
  const video = useRef<HTMLVideoElement>(null);
  const stream = watched ?? (own !== null && 'stream' in own ? own.stream : null);
  useEffect(() => {
    if (video.current === null) return;
    video.current.srcObject = stream;
    if (stream !== null) video.current.play().catch(() => undefined);
  }, [stream]);
  if (stream === null) {
    const problem = own !== null && 'problem' in own ? own.problem : null;
    return (
      <div className={`${style.preview ?? ''} ${style.previewEmpty ?? ''}`}>
        {problem !== null && <p>{problem}</p>}
        <Button
          onClick={() => {
            setWanted(true);
          }}
        >
          Show what it sees
        </Button>
      </div>
    );
  }
  return (
    <video
      ref={video}
      className={style.preview}
      muted
      playsInline
      aria-label="What the camera sees"
      data-mirrored={settings.isMirrored}
    />
  );
}

function useOwnCamera(isWanted: boolean): Preview {
  const { camera, resolution } = useAppState().settings;
  const [preview, setPreview] = useState<Preview>(null);
  const deviceId = camera?.deviceId ?? null;
  const name = camera?.name ?? null;
  useEffect(() => {
    if (!isWanted) return undefined;
    let opened: MediaStream | null = null;
    const asking = defer(() => findCamera({ deviceId, name }))
      .pipe(
        switchMap((device) =>
          requestCamera$({
            ...(device === null ? {} : { deviceId: { exact: device } }),
            ...sizeOf(resolution),
          }),
        ),
      )
      .subscribe({
        next: (stream) => {
          opened = stream;
          setPreview({ stream });
        },
        error: (error: unknown) => {
          setPreview({ problem: toCameraFault(error).message });
        },
      });
    return () => {
      asking.unsubscribe();
      if (opened !== null) stopAll(opened);
      setPreview(null);
    };
  }, [isWanted, deviceId, name, resolution]);
  return preview;
}
