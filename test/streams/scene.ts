/** Plays any camera with any extractor through the live pipeline, and its recording through the clip pipeline. */
import fc from 'fast-check';
import {
  concatMap,
  from,
  lastValueFrom,
  map,
  mergeMap,
  Observable,
  of,
  timer,
  toArray,
} from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { expect } from 'vitest';
import type { ResetCause } from '../../contract/frame-label.ts';
import { parseWith } from '../../contract/parse.ts';
import { type SessionLogLine, SessionLogLineSchema } from '../../contract/session-log.ts';
import { clipPipeline } from '../../streams/clip-pipeline.ts';
import type { Embed } from '../../streams/embed-tick.ts';
import { livePipeline } from '../../streams/live-pipeline.ts';
import type { PathOutput, SourceFrame } from '../../streams/path-event.ts';
import { sessionLog, type SessionLogOptions } from '../../streams/session-log.ts';
import { createFakeRecurrence, createFakeSteadier, createLedger, type Handle } from './support.ts';

/** A camera and an extractor of any temper. */
export interface Scene {
  readonly ratePerS: number;
  readonly embedTimeoutMs: number;
  readonly frames: readonly {
    /** How long after the one before it the frame arrives, and by how much its timestamp differs. */
    readonly waitMs: number;
    readonly stepUs: number;
    readonly embedMs: number;
    readonly isFailing: boolean;
  }[];
  readonly resets: readonly { readonly atMs: number; readonly cause: ResetCause }[];
}

const usual = fc.integer({ min: 1000, max: 60_000 });
const odd = fc.integer({ min: -2_000_000, max: 2_000_000 });
export const sceneArbitrary: fc.Arbitrary<Scene> = fc.record({
  ratePerS: fc.constantFrom(5, 15, 30, 60),
  embedTimeoutMs: fc.constantFrom(60, 10_000),
  frames: fc.array(
    fc.record({
      waitMs: fc.nat(50),
      stepUs: fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd }),
      embedMs: fc.nat(120),
      isFailing: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { maxLength: 60 },
  ),
  resets: fc.array(
    fc.record({
      atMs: fc.nat(1500),
      cause: fc.constantFrom('user', 'camera-changed', 'model-changed'),
    }),
    { maxLength: 3 },
  ),
});

const model = () => ({
  recurrence: createFakeRecurrence(),
  steadier: createFakeSteadier(),
  trackIds: ['main'],
  maxGapUs: 400_000,
});

const featureOf = (frame: number) => Math.sin(frame * 7);

/** Counts how often it was asked while still at work; hands out one buffer again and again, as it may. */
function createFakeExtractor(frames: Scene['frames'], close: (handle: Handle) => void) {
  const pooled = new Float32Array(1);
  let atWork = 0;
  let overlaps = 0;

  const embed: Embed<Handle> = ({ frame, handle }) =>
    new Observable((subscriber) => {
      overlaps += atWork;
      atWork += 1;
      subscriber.add(() => {
        atWork -= 1;
        close(handle);
      });
      const { embedMs = 0, isFailing = false } = frames[frame] ?? {};
      // At once for 0 ms, so that the synchronous way is walked too.
      const done$ = embedMs === 0 ? of(0) : timer(embedMs);
      const features$ = done$.pipe(
        map(() => {
          if (isFailing) throw new Error('extractor failed');
          pooled[0] = featureOf(frame);
          return pooled;
        }),
      );
      return features$.subscribe(subscriber);
    });
  return { embed, overlaps: () => overlaps };
}

/** Plays a scene into the live pipeline in virtual time, until its end or until `stopMs`. */
export function playLive({ ratePerS, embedTimeoutMs, frames, resets }: Scene, stopMs?: number) {
  const ledger = createLedger();
  const close = (handle: Handle) => {
    ledger.close(handle);
  };
  const { embed, overlaps } = createFakeExtractor(frames, close);
  const outputs: PathOutput[] = [];
  let isComplete = false;

  new TestScheduler(() => undefined).run(({ flush }) => {
    let timestampUs = 1_000_000;
    const frames$ = from(frames).pipe(
      concatMap(({ waitMs, stepUs }, frame) =>
        timer(waitMs).pipe(
          map((): SourceFrame<Handle> => {
            timestampUs += stepUs;
            return { frame, timestampUs, handle: ledger.open(frame) };
          }),
        ),
      ),
    );
    const resets$ = from(resets).pipe(
      mergeMap(({ atMs, cause }) => timer(atMs).pipe(map(() => cause))),
    );
    const subscription = livePipeline({
      ...model(),
      frames$,
      ratePerS,
      embed,
      close,
      embedTimeoutMs,
      resets$,
    }).subscribe({
      next: (output) => outputs.push(output),
      complete: () => {
        isComplete = true;
      },
    });
    if (stopMs !== undefined) {
      timer(stopMs).subscribe(() => {
        subscription.unsubscribe();
      });
    }
    flush();
  });
  return { outputs, isComplete, closings: ledger.closings(), overlaps: overlaps() };
}

/** The lines of the run's log, as they come back from disk. */
export function logOf(outputs: readonly PathOutput[]): Promise<SessionLogLine[]> {
  const header: SessionLogOptions['header'] = {
    kind: 'header',
    schemaVersion: 1,
    startedAt: 'then',
    model: 'm',
    extractorSha256: '',
    modelRate: 15,
    source: 'camera',
    tracks: [{ id: 'main', classes: ['up', 'down'] }],
  };
  return lastValueFrom(
    from(outputs).pipe(
      sessionLog({ header, minDurationUs: 100_000, now: () => 'now' }),
      map((line) =>
        parseWith(SessionLogLineSchema, JSON.parse(JSON.stringify(line)), { what: 'the log' }),
      ),
      toArray(),
    ),
  );
}

/** Pulls the recording of a run through the clip pipeline; fails if a frame is pulled too early or left open. */
export async function playClip(
  scene: Scene,
  timestampsUs: readonly number[],
  replay: {
    readonly frames: readonly number[];
    readonly resets: ReadonlyMap<number, ResetCause>;
  },
): Promise<PathOutput[]> {
  const ledger = createLedger();
  const close = (handle: Handle) => {
    ledger.close(handle);
  };
  async function* frames(): AsyncGenerator<SourceFrame<Handle>> {
    for (const [frame, timestampUs] of timestampsUs.entries()) {
      expect(ledger.closings()).toEqual(Array.from({ length: frame }, () => 1));
      yield await Promise.resolve({ frame, timestampUs, handle: ledger.open(frame) });
    }
  }
  const embed: Embed<Handle> = ({ frame, handle }) => {
    close(handle);
    return Promise.resolve(Float32Array.of(featureOf(frame)));
  };
  const outputs$ = clipPipeline({
    ...model(),
    frames: frames(),
    ticks: { frames: replay.frames },
    resets: replay.resets,
    embed,
    close,
  });
  const outputs = await lastValueFrom(outputs$.pipe(toArray()));
  expect(ledger.closings()).toEqual(scene.frames.map(() => 1));
  return outputs;
}
