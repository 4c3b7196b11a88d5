/** What on this system forbids Electron's sandbox before any code of ours could say so. */
import { readKernelSetting, whyForbidden } from '../electron/linux-sandbox.ts';

/** Null where nothing does, and for root, who runs without one. */
export function sandboxObstacle(): string | null {
  const isBound = process.platform === 'linux' && process.getuid?.() !== 0;
  return isBound ? whyForbidden({ readSetting: readKernelSetting }) : null;
}
