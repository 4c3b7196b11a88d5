/** Sends made-up frames through the live path before the first real one, so that none meets code not yet compiled. */
import { Observable } from 'rxjs';
import type { JobOf } from '../../contract/job.ts';
import type { LoadedModel } from '../model/load-model.ts';
import { createLivePath } from './live-path.ts';

/** About where the cost of a frame stops falling; takes a few hundredths of a second. */
const FRAMES = 600;

/** Steps a state of its own, tells nobody, and leaves nothing behind but compiled code. */
export async function rehearse(spec: JobOf<'live'>, model: LoadedModel): Promise<void> {
  const path = createLivePath<null>({
    spec,
    model,
    delegate: 'CPU',
    tell: () => undefined,
  });
  const features = new Float32Array(model.recurrence.featureLength);
  const intervalUs = Math.round(1e6 / (2 * model.manifest.modelRate));
  await path.run({
    frames$: new Observable((subscriber) => {
      for (let frame = 0; frame < FRAMES; frame++) {
        const made = { frame, timestampUs: frame * intervalUs, handle: null };
        path.deliver(made, () => {
          subscriber.next(made);
        });
      }
      subscriber.complete();
    }),
    embed: ({ frame }) =>
      new Observable((subscriber) => {
        path.span(frame, () => {
          subscriber.next(features);
          subscriber.complete();
        });
      }),
    close: path.closed,
  });
}
