/** Where a copy of the open project, or its packed file, goes. */
import type { ProjectCard } from '../../../contract/window/cards.ts';
import { folderFor, parentOf, placeIn } from '../../projects/paths.ts';
import { useApp } from '../../window/app-context.tsx';
import { PlaceForm } from './place-form.tsx';

interface CarryFormProps {
  readonly kind: 'duplicate' | 'pack';
  readonly project: ProjectCard;
}

export function CarryForm({ kind, project: { folder, name } }: CarryFormProps) {
  const { carrying } = useApp();
  const beside = parentOf(folder);
  const first =
    kind === 'pack' ? placeIn(beside, `${name}.zip`) : folderFor(beside, `${name} (copy)`);
  return (
    <PlaceForm
      kind={kind}
      first={first}
      onTake={(to) => {
        void carrying.begin({ kind, to });
      }}
    />
  );
}
