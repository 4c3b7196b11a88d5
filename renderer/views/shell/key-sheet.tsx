/** The sheet of keys, opened by "?". */
import { Kbd, Modal } from '@mantine/core';
import type { Action } from '../../window/actions/action.ts';
import { actionsIn } from '../../window/actions/keys-of-view.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { keyWords } from '../../window/key-words.ts';
import { ClassKeys } from '../label/class-keys.tsx';
import style from './shell.module.css';

export function KeySheet({ actions }: { readonly actions: readonly Action[] }) {
  const app = useApp();
  const { dialog, view } = useAppState();
  const withKeys = actionsIn(view, actions).filter(({ key }) => key !== undefined);
  return (
    <Modal
      opened={dialog === 'keys'}
      onClose={() => {
        app.open(null);
      }}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {[...new Set(withKeys.map(({ group }) => group))].map((group) => (
        <section key={group} aria-label={group}>
          <h3 className={style.groupTitle}>{group}</h3>
          <dl className={style.keys}>
            {withKeys
              .filter((action) => action.group === group)
              .map(({ id, title, key = '' }) => (
                <div key={id} style={{ display: 'contents' }}>
                  <dt>{title}</dt>
                  <dd>
                    <Kbd>{keyWords(key)}</Kbd>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      {view === 'label' && <ClassKeys />}
      <h3 className={style.groupTitle}>Everything else</h3>
      <dl className={style.keys}>
        <dt>Command palette</dt>
        <dd>
          <Kbd>{keyWords('mod+K')}</Kbd>
        </dd>
      </dl>
    </Modal>
  );
}
