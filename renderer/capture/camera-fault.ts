/** What a browser's refusal to open a camera means, and what the user can do (W3C Media Capture, getUserMedia). */
import { Fault } from '../../contract/fault.ts';

export function toCameraFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const name = error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return new Fault(
        'camera-missing',
        'No camera was found; plug one in, or play a video as the camera with --source FILE.',
        error,
      );
    case 'NotAllowedError':
    case 'SecurityError':
      return new Fault(
        'camera-refused',
        'The camera was refused; allow it for Longtake in the settings of the system or the browser.',
        error,
      );
    default:
      return new Fault(
        'camera-busy',
        'The camera could not be started; close other programs that use it and try again.',
        error,
      );
  }
}
