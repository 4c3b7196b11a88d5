/** The rail at the left: where one can go. */
import { UnstyledButton } from '@mantine/core';
import {
  IconAdjustments,
  IconEye,
  IconHierarchy2,
  IconMovie,
  IconTimeline,
  IconVideo,
} from '@tabler/icons-react';
import { useAction } from '../../window/actions/actions-context.tsx';
import type { View } from '../../window/app-state.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import mark from '../../design/longtake.svg';
import style from './shell.module.css';

interface RailPlace {
  /** Its action has the same id. */
  readonly view: View;
  readonly name: string;
  readonly Icon: typeof IconEye;
}

const places: readonly RailPlace[] = [
  { view: 'watch', name: 'Watch', Icon: IconEye },
  { view: 'clips', name: 'Clips', Icon: IconMovie },
  { view: 'label', name: 'Label', Icon: IconTimeline },
  { view: 'record', name: 'Record', Icon: IconVideo },
  { view: 'models', name: 'Models', Icon: IconHierarchy2 },
  { view: 'settings', name: 'Settings', Icon: IconAdjustments },
];

export function Rail() {
  return (
    <nav className={style.rail} aria-label="Views">
      <img className={style.mark} src={mark} alt="" />
      {places.map((place) => (
        <Place key={place.view} place={place} />
      ))}
    </nav>
  );
}

function Place({ place: { view: place, name, Icon } }: { readonly place: RailPlace }) {
  const app = useApp();
  const { view } = useAppState();
  const found = useAction(place);
  return (
    <UnstyledButton
      className={style.railItem}
      aria-current={view === place ? 'page' : undefined}
      aria-keyshortcuts={found?.shortcuts}
      title={found?.tip ?? name}
      onClick={() => {
        app.show(place);
      }}
    >
      <Icon aria-hidden />
      {name}
    </UnstyledButton>
  );
}
