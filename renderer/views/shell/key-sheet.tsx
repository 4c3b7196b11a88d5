/** The sheet of keys, opened by "?": what the view itself does comes first. */
import { Modal } from '@mantine/core';
import type { Action } from '../../window/actions/action.ts';
import { actionsIn } from '../../window/actions/keys-of-view.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { ClassKeys } from '../label/class-keys.tsx';
import { KeyRows } from './key-rows.tsx';
import style from './key-sheet.module.css';

export function KeySheet({ actions }: { readonly actions: readonly Action[] }) {
  const app = useApp();
  const { dialog, view } = useAppState();
  const withKeys = actionsIn(view, actions).flatMap(({ id, title, group, key }) =>
    key === undefined ? [] : [{ id, title, group, key }],
  );
  return (
    <Modal
      opened={dialog === 'keys'}
      onClose={() => {
        app.open(null);
      }}
      title="Keys"
      size="var(--page-width)"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={style.sheet}>
        {view === 'label' && <ClassKeys />}
        {[...new Set(withKeys.map(({ group }) => group))].map((group) => (
          <KeyRows
            key={group}
            title={group}
            rows={withKeys.filter((action) => action.group === group)}
          />
        ))}
        <KeyRows
          title="Everything else"
          rows={[{ id: 'palette', title: 'Command palette', key: 'mod+K' }]}
        />
      </div>
    </Modal>
  );
}
