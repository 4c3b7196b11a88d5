/** The first line of a live run's session log. */
import type { CheckpointManifest } from '../../contract/checkpoint.ts';
import type { Delegate } from '../../contract/extractor.ts';
import type { JobOf } from '../../contract/job.ts';
import type { SessionLogLine } from '../../contract/session-log.ts';

type HeaderLine = Extract<SessionLogLine, { kind: 'header' }>;

export function logHeader(
  { sourceName, extractor }: JobOf<'live'>,
  { id, modelRate, tracks }: CheckpointManifest,
  delegate: Delegate,
): HeaderLine {
  return {
    kind: 'header',
    schemaVersion: 1,
    startedAt: new Date().toISOString(),
    model: id,
    extractorSha256: extractor.sha256,
    delegate,
    modelRate,
    source: sourceName,
    tracks,
  };
}
