/** Commands that carry a whole project: to a copy, into one file, and back. */
import { isAbsolute } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { CarryRequest } from '../../../contract/window/carry-commands.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { readBundle } from '../project/bundle/read-bundle.ts';
import { writeBundle } from '../project/bundle/write-bundle.ts';
import type { Carriage } from '../project/carriage.ts';
import { duplicateProject } from '../project/duplicate-project.ts';
import { requireWritable } from '../project/project.ts';
import { requireProject } from './require-project.ts';
import { revealFile } from './reveal-file.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names = 'carry.begin' | 'carry.stop' | 'carry.status' | 'carry.reveal';

export function carryCommands(
  ready: Promise<WindowState>,
  { reveal = revealFile }: Pick<WindowServicesOptions, 'reveal'>,
): Pick<CommandHandlers, Names> {
  return {
    async 'carry.begin'(request) {
      const state = await ready;
      for (const path of 'from' in request ? [request.from, request.to] : [request.to])
        requireWhole(path);
      const { kind, to } = request;
      state.carrier.begin({ kind, to, carry: carrying(state, request) });
      return {};
    },
    async 'carry.stop'() {
      (await ready).carrier.stop();
      return {};
    },
    'carry.status': async () => (await ready).carrier.state(),
    async 'carry.reveal'() {
      const made = (await ready).carrier.state();
      if (made?.phase !== 'done') {
        throw new Fault('bad-usage', 'Nothing was made yet that could be shown: let it finish.');
      }
      await reveal(made.to);
      return {};
    },
  };
}

/** @throws Fault 'bad-usage' where it needs an open project and there is none. */
function carrying(state: WindowState, request: CarryRequest) {
  if (request.kind === 'unpack')
    return (carriage: Carriage) => readBundle(request.from, request.to, carriage);
  const project = requireProject(state);
  const { desk } = state.project.labels();
  const carry = request.kind === 'duplicate' ? duplicateProject : writeBundle;
  return async (carriage: Carriage) => {
    // A project that may only be read changes under nobody's hands here.
    const isWritable = await requireWritable(project).then(
      () => true,
      () => false,
    );
    const settled: Carriage['settled'] = (work) => desk.holding(() => work());
    return carry(project, request.to, { ...carriage, ...(isWritable ? { settled } : {}) });
  };
}

function requireWhole(path: string): void {
  if (isAbsolute(path)) return;
  throw new Fault('bad-input', `"${path}" does not say where it is: name the whole path.`);
}
