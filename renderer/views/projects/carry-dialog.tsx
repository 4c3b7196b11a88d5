/** The dialog that copies, packs or unpacks a project: where to, how it fares, what came of it. */
import { Modal } from '@mantine/core';
import type { CarryKind } from '../../../contract/window/carry-commands.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import type { Dialog } from '../../window/app-state.ts';
import { useObserved } from '../../window/use-observed.ts';
import { CarryForm } from './carry-form.tsx';
import { CarryProgress } from './carry-progress.tsx';
import { ProjectWays } from './project-ways.tsx';
import { UnpackForm } from './unpack-form.tsx';
import { carryWords } from './words.ts';

const kinds = {
  'duplicate-project': 'duplicate',
  'pack-project': 'pack',
  'unpack-project': 'unpack',
} as const;

function kindOf(dialog: Dialog | null): CarryKind | null {
  return dialog !== null && dialog in kinds ? kinds[dialog as keyof typeof kinds] : null;
}

export function CarryDialog() {
  const app = useApp();
  const { dialog } = useAppState();
  const { progress: told } = useObserved(app.carrying.state$);
  const wanted = kindOf(dialog);
  // What has ended is read where it was begun; only what goes on stands in the way of another.
  const progress = told?.phase === 'running' || told?.kind === wanted ? told : null;
  const kind = progress?.kind ?? wanted;
  return (
    <Modal
      opened={wanted !== null}
      onClose={() => {
        app.open(null);
        app.carrying.clear();
      }}
      title={kind === null ? '' : carryWords[kind].title}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {progress !== null && <CarryProgress progress={progress} />}
      {progress === null && wanted !== null && <Form kind={wanted} />}
    </Modal>
  );
}

function Form({ kind }: { readonly kind: CarryKind }) {
  const { project } = useAppState();
  if (kind === 'unpack') return <UnpackForm />;
  if (project === null) return <ProjectWays words="Only the open one can be carried." />;
  return <CarryForm kind={kind} project={project} />;
}
