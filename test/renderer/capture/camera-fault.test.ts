/** Each way a browser refuses a camera is told apart; only the busy one cannot be had from a real device in a test. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { toCameraFault } from '../../../renderer/capture/camera-fault.ts';

describe('toCameraFault', () => {
  it.each([
    ['NotFoundError', 'camera-missing', 'plug one in'],
    ['OverconstrainedError', 'camera-missing', 'plug one in'],
    ['NotAllowedError', 'camera-refused', 'allow it'],
    ['SecurityError', 'camera-refused', 'allow it'],
    ['NotReadableError', 'camera-busy', 'close other programs'],
    ['AbortError', 'camera-busy', 'close other programs'],
  ])('%s is %s', (name, reason, advice) => {
    const error = new DOMException('Could not start video source', name);
    const fault = toCameraFault(error);
    expect(fault.reason).toBe(reason);
    expect(fault.message).toContain(advice);
    expect(fault.cause).toBe(error);
  });

  it('leaves a fault as it is', () => {
    const lost = new Fault('camera-lost', 'The camera was unplugged.');
    expect(toCameraFault(lost)).toBe(lost);
  });
});
