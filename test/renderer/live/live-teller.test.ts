/** What a live worker has to tell of one span leaves in one message, log before labels, and nothing is held back. */
import { describe, expect, it } from 'vitest';
import type { JobReport } from '../../../contract/job.ts';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import { createLiveTeller } from '../../../renderer/live/live-teller.ts';
import { label } from '../../streams/support.ts';

const line: SessionLogLine = { kind: 'reset', frame: 1, timestampUs: 0, cause: 'user' };

function open() {
  const messages: (readonly JobReport[])[] = [];
  const emitted: number[] = [];
  const teller = createLiveTeller({
    tell: (...reports) => void messages.push(reports),
    onEmitted: (frame) => {
      // A label counts as emitted only once its message has left.
      expect(messages.flat().some((r) => r.kind === 'labels' && holds(r.labels, frame))).toBe(true);
      emitted.push(frame);
    },
  });
  const said = () =>
    messages.map((reports) =>
      reports.map((report) =>
        report.kind === 'labels' ? report.labels.map(({ frame }) => frame) : report.kind,
      ),
    );
  return { teller, emitted, said };
}

const holds = (labels: readonly { readonly frame: number }[], frame: number) =>
  labels.some((one) => one.frame === frame);

describe('the live teller', () => {
  it('puts all that a span tells into one message at its end', () => {
    const { teller, emitted, said } = open();
    teller.during(() => {
      teller.label(label(0, 'a'));
      teller.logLine(line);
      teller.label(label(1, 'a'));
      expect(said()).toEqual([]);
    });
    expect(said()).toEqual([['log', [0, 1]]]);
    expect(emitted).toEqual([0, 1]);
  });

  it('says nothing when a span told nothing', () => {
    const { teller, said } = open();
    teller.during(() => undefined);
    expect(said()).toEqual([]);
  });

  it('lets what comes outside of a span leave at once, and after a span that threw', () => {
    const { teller, said } = open();
    teller.logLine(line);
    expect(() => {
      teller.during(() => {
        teller.label(label(0, 'a'));
        throw new Error('x');
      });
    }).toThrow('x');
    teller.label(label(1, null));
    expect(said()).toEqual([['log'], [[0]], [[1]]]);
  });
});
