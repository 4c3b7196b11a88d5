/** What the camera sees, with the recording's state over it to be read from across the room. */
import { Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { useRecordState } from './use-recorder.ts';
import { canBegin, clock } from './words.ts';
import style from './record.module.css';

export function RecordPicture() {
  const { recorder } = useApp();
  const { picture, phase } = useRecordState();
  const { settings } = useAppState();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current === null || video.current.srcObject === picture) return;
    video.current.srcObject = picture;
    // Refused when the stream is taken away again before it began to play.
    if (picture !== null) video.current.play().catch(() => undefined);
  }, [picture]);
  useEffect(() => {
    const element = video.current;
    if (element === null || picture === null) return undefined;
    const look = (_nowMs: number, { captureTime }: VideoFrameCallbackMetadata) => {
      if (captureTime !== undefined) recorder.shown(captureTime);
      request = element.requestVideoFrameCallback(look);
    };
    let request = element.requestVideoFrameCallback(look);
    return () => {
      element.cancelVideoFrameCallback(request);
    };
  }, [picture, recorder]);
  return (
    <section className={style.stage} data-phase={phase} aria-label="Picture">
      <video
        ref={video}
        className={style.picture}
        hidden={picture === null}
        muted
        playsInline
        aria-label="What is recorded"
        data-mirrored={settings.isMirrored}
      />
      <Big />
      <Remark />
    </section>
  );
}

function Big() {
  const { phase, setup, countdownS, recordedUs, skipped, picture } = useRecordState();
  const { lastsS } = useAppState().settings.recording;
  if (phase === 'counting')
    return (
      <p className={style.count} role="timer" aria-live="assertive">
        {countdownS}
      </p>
    );
  if (phase === 'waiting' || picture === null)
    return (
      <div className={style.cover}>
        <Loader color="var(--on-picture)" aria-hidden />
        <h2 className={style.coverTitle}>Waiting for the camera</h2>
      </div>
    );
  if (phase === 'recording')
    return (
      <p className={style.state} data-phase="recording">
        <span className={style.dot} aria-hidden />
        Recording <span role="timer">{clock(recordedUs)}</span>
        {lastsS !== null && ` of ${clock(lastsS * 1e6)}`}
        {skipped > 0 && <span className={style.skipped}> {skipped} frames left out</span>}
      </p>
    );
  if (phase === 'saving') return <p className={style.state}>Saving</p>;
  return <p className={style.state}>{canBegin({ phase, setup }) ? 'Ready' : 'Not ready yet'}</p>;
}

function Remark() {
  const { remark } = useRecordState();
  if (remark === null) return null;
  return (
    <p className={style.remark} role="alert">
      <IconAlertTriangle size="1.1em" aria-hidden />
      {remark.message}
    </p>
  );
}
