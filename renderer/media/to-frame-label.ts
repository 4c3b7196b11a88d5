/** The part of a pipeline's output that leaves the worker as the frame's label. */
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { PathOutput } from '../../streams/path-event.ts';

export function toFrameLabel({ frame, timestampUs, source, tracks }: PathOutput): FrameLabel {
  return { frame, timestampUs, source, tracks };
}
