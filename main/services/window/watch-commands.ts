/** Commands on live sessions: the files one needs are lent, its log is kept, and all of it ends with it. */
import type { Delegate } from '../../../contract/extractor.ts';
import { Fault } from '../../../contract/fault.ts';
import { basename } from 'node:path';
import type { Graphics } from '../../../contract/self-test.ts';
import type { ArgsOf, CommandHandlers } from '../../../contract/window/commands.ts';
import type { WatchPlan } from '../../../contract/window/watching.ts';
import { places } from '../../places.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import { extractorFile } from '../pixels/lent-extractor.ts';
import { requireFile } from '../pixels/require-file.ts';
import { chooseKnownModel } from './known-models.ts';
import { createLiveSpeed } from './live-speed.ts';
import type { Sessions } from './sessions.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names = 'watch.begin' | 'watch.end' | 'watch.status' | 'log.keep' | 'log.append';

export function watchCommands(
  ready: Promise<WindowState>,
  sessions: Sessions,
  onStatus: WindowServicesOptions['onStatus'],
): Pick<CommandHandlers, Names> {
  const speed = createLiveSpeed(ready);
  return {
    async 'watch.begin'(request) {
      const plan = await begin(await ready, sessions, request);
      speed.begin(plan.extractor);
      return plan;
    },
    async 'watch.end'({ session }) {
      await sessions.end(session);
      return {};
    },
    async 'watch.status'(status) {
      onStatus?.(status);
      await speed.note(status);
      return {};
    },
    async 'log.keep'({ session, lines }) {
      const { path } = await sessions.keep(session, lines);
      return { name: basename(path), path };
    },
    async 'log.append'({ session, lines }) {
      await sessions.append(session, lines);
      return {};
    },
  };
}

async function begin(
  state: WindowState,
  sessions: Sessions,
  { source, model: wanted, graphics = null }: ArgsOf<'watch.begin'>,
): Promise<WatchPlan> {
  const video = state.start.source?.kind === 'video' ? state.start.source.path : null;
  const clip = source === 'sample' ? (video ?? places.sample) : null;
  const { card, extractor } = await chooseKnownModel(state, wanted, clip);
  if (extractor instanceof Fault) throw extractor;
  if (clip !== null) await requireFile(clip, 'The video');
  const paths = [card.path, extractor.path, ...(clip === null ? [] : [clip])];
  const delegate = await delegateOf(state, extractor, graphics);
  const { id, addresses } = sessions.begin(paths);
  const [modelAddress = '', address = '', sampleAddress = null] = addresses;
  return {
    session: id,
    model: card,
    modelAddress,
    extractor: extractorFile(address, extractor, delegate),
    sampleAddress,
    ...(clip === video && video !== null ? { sampleName: video } : {}),
  };
}

/** The graphics processor only where its user wants it and its self-test passed on exactly this extractor. */
async function delegateOf(
  { settings, verdicts }: WindowState,
  { sha256 }: Extractor,
  graphics: Graphics | null,
): Promise<Delegate> {
  if (settings.current().delegate === 'cpu') return 'CPU';
  const remembered = await verdicts.find(sha256, graphics);
  return remembered?.verdict.isPassed === true ? 'GPU' : 'CPU';
}
