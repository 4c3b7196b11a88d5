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
import type { View } from '../../window/app-state.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import mark from '../../design/longtake.svg';
import style from './shell.module.css';

const places: readonly { view: View; name: string; key: string; Icon: typeof IconEye }[] = [
  { view: 'watch', name: 'Watch', key: 'Alt+1', Icon: IconEye },
  { view: 'clips', name: 'Clips', key: 'Alt+2', Icon: IconMovie },
  { view: 'label', name: 'Label', key: 'Alt+3', Icon: IconTimeline },
  { view: 'record', name: 'Record', key: 'Alt+R', Icon: IconVideo },
  { view: 'models', name: 'Models', key: 'Alt+6', Icon: IconHierarchy2 },
  { view: 'settings', name: 'Settings', key: 'Alt+7', Icon: IconAdjustments },
];

export function Rail() {
  const app = useApp();
  const { view } = useAppState();
  return (
    <nav className={style.rail} aria-label="Views">
      <img className={style.mark} src={mark} alt="" />
      {places.map(({ view: place, name, key, Icon }) => (
        <UnstyledButton
          key={place}
          className={style.railItem}
          aria-current={view === place ? 'page' : undefined}
          aria-keyshortcuts={key}
          title={`${name} (${key})`}
          onClick={() => {
            app.show(place);
          }}
        >
          <Icon aria-hidden />
          {name}
        </UnstyledButton>
      ))}
    </nav>
  );
}
