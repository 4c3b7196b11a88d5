/** Does the jobs on recorded clips: every frame decoded, none dropped. */
import { Fault } from '../../contract/fault.ts';
import { serveJob } from '../workers/serve-job.ts';
import { embedVideo } from './embed-video.ts';
import { labelVideo } from './label-video.ts';
import { pictureOfVideo } from './picture-of-video.ts';
import { planesOfVideo } from './planes-of-video.ts';
import { probeVideo } from './probe-video.ts';
import { selfTest } from './self-test/self-test.ts';
import { tryExtractor } from './try-extractor.ts';

declare const self: DedicatedWorkerGlobalScope;

serveJob(self, (spec, context) => {
  switch (spec.kind) {
    case 'probe':
      return probeVideo(spec, context);
    case 'embed':
      return embedVideo(spec, context);
    case 'label':
      return labelVideo(spec, context);
    case 'planes':
      return planesOfVideo(spec, context);
    case 'picture':
      return pictureOfVideo(spec, context);
    case 'try-extractor':
      return tryExtractor(spec, context);
    case 'self-test':
      return selfTest(spec, context);
    case 'live':
    case 'graphics':
    case 'cameras':
    case 'timeline':
      throw new Fault('failed', `The media worker does not do "${spec.kind}".`);
  }
});
