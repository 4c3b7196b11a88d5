/** Need: two programs cannot have one camera, nor write one settings file. A second start shows the first. */
import type { App } from 'electron';
import type { Emits } from './emits.ts';

/** @returns false in the second program, which is to end. */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock'> & Emits<'second-instance'>,
  onSecondStart: () => void,
): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecondStart);
  return true;
}
