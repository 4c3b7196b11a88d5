/** Ties a session's camera to its worker and to what views see: handed over when it opens, spoken of when it is away. */
import type { Settings } from '../../contract/window/settings.ts';
import type { CameraChoice } from '../capture/find-camera.ts';
import type { WorkerJob } from '../workers/run-in-worker.ts';
import type { WatchingParts } from './parts.ts';
import { remarkOf } from './remarks.ts';
import { createSessionCamera, type SessionCamera } from './session-camera.ts';
import type { SessionReports } from './session-reports.ts';
import type { WatchState } from './watch-state.ts';

export interface LendCameraOptions {
  readonly job: WorkerJob;
  readonly reports: SessionReports;
  readonly settings: () => Settings;
  readonly parts: WatchingParts;
  readonly onChange: (part: Partial<WatchState>) => void;
}

export function lendCamera(
  choice: CameraChoice,
  { job, reports, settings, parts, onChange }: LendCameraOptions,
): SessionCamera {
  return createSessionCamera({
    choice: { deviceId: choice.deviceId, name: choice.name },
    camera$: parts.camera$,
    resolution: () => settings().resolution,
    nowMs: parts.nowMs,
    onOpen: ({ frames, label, stream }, reset) => {
      job.say({ kind: 'camera', frames, reset }, [frames]);
      reports.sourceOpened();
      onChange({ picture: stream, cameraName: label });
    },
    onAway: (fault) => {
      // Where we were refused, only the user can help; all else comes back by itself.
      const phase = fault.reason === 'camera-refused' ? 'failed' : 'waiting';
      reports.sourceAway(phase, remarkOf(fault));
      onChange({ picture: null, cameraName: null });
    },
    onMuted: ({ label }) => {
      const advice = 'look at its cover, its switch and the privacy settings of the system';
      const message = `${label} gives no picture just now; ${advice}.`;
      reports.sourceSilent({ reason: 'camera-lost', message });
    },
  });
}
