/** Times, room and the recorder's state in words. */
import type { RecordState } from '../../record/record-state.ts';

/** Without the project's answer nothing begins, however long the camera is open. */
export function canBegin({ phase, setup }: Pick<RecordState, 'phase' | 'setup'>): boolean {
  return phase === 'ready' && setup !== null;
}

/** "1:05.3" */
export function clock(us: number): string {
  const tenths = Math.floor(us / 100_000);
  const minutes = Math.floor(tenths / 600);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${String(minutes)}:${seconds}`;
}

/** About what the encoder makes of a 720p picture. */
const BYTES_PER_S = 600_000;

/** "room for about 3 hours" */
export function room(freeBytes: number): string {
  const minutes = freeBytes / BYTES_PER_S / 60;
  if (minutes < 1) return 'hardly any room left on the disk';
  if (minutes < 100) return `room for about ${String(Math.round(minutes))} minutes`;
  return `room for about ${String(Math.round(minutes / 60))} hours`;
}
