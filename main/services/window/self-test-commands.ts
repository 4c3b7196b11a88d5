/** Commands around the self-test of the page's graphics processor: what it needs is lent, its verdict is remembered. */
import { Fault } from '../../../contract/fault.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { places } from '../../places.ts';
import { extractorFile } from '../pixels/lent-extractor.ts';
import { requireFile } from '../pixels/require-file.ts';
import { chooseKnownModel } from './known-models.ts';
import type { Sessions } from './sessions.ts';
import type { WindowState } from './window-options.ts';

type Names = 'self-test.begin' | 'self-test.remember' | 'self-test.verdict';

export function selfTestCommands(
  ready: Promise<WindowState>,
  sessions: Sessions,
): Pick<CommandHandlers, Names> {
  return {
    async 'self-test.begin'() {
      const { card, extractor } = await inUse(await ready);
      await requireFile(places.sample, 'The bundled sample');
      const { id, addresses } = sessions.begin([places.sample, card.path, extractor.path]);
      const [media = '', model = '', address = ''] = addresses;
      const reference = extractorFile(address, extractor, 'CPU');
      const candidate = extractorFile(address, extractor, 'GPU');
      return { session: id, media, model, reference, candidate };
    },
    async 'self-test.remember'({ extractorSha256, graphics, verdict }) {
      return (await ready).verdicts.remember(extractorSha256, graphics, verdict);
    },
    async 'self-test.verdict'({ graphics }) {
      const state = await ready;
      const { name, sha256 } = (await inUse(state)).extractor;
      return { extractor: name, remembered: await state.verdicts.find(sha256, graphics) };
    },
  };
}

/** The model chosen last, with the extractor it was made with. @throws Fault where one of them is not there. */
async function inUse(state: WindowState) {
  const { card, extractor } = await chooseKnownModel(state, null);
  if (extractor instanceof Fault) throw extractor;
  return { card, extractor };
}
