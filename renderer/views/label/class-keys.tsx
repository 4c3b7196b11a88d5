/** The classes' keys on the sheet of keys, with what they take a key away from. */
import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useActions } from '../../window/actions/actions-context.tsx';
import { BACKGROUND_KEY, UNLABELLED_KEY } from '../../labelling/class-keys.ts';
import { useApp } from '../../window/app-context.tsx';
import { keyWords } from '../../window/key-words.ts';
import { useObserved } from '../../window/use-observed.ts';
import style from './class-keys.module.css';

export function ClassKeys() {
  const { tracks } = useObserved(useApp().labelling.state$);
  const actions = useActions().filter(({ views }) => views?.includes('label') === true);
  const classes = tracks.flatMap((track) =>
    track.classes.flatMap(({ id, name, key }) =>
      key === undefined ? [] : [{ id: `${track.id}/${id}`, name, key }],
    ),
  );
  const all = [
    ...classes,
    { id: 'background', name: 'Background', key: BACKGROUND_KEY },
    { id: 'unlabelled', name: 'Unlabelled', key: UNLABELLED_KEY },
  ];
  return (
    <section aria-label="Keys of classes">
      <h3 className={style.sheetTitle}>Classes: hold to paint, tap to choose</h3>
      <dl className={style.sheet}>
        {all.map(({ id, name, key }, i) => {
          const taken =
            actions.find((action) => action.key?.toLowerCase() === key.toLowerCase())?.title ??
            all.find((other, k) => k < i && other.key.toLowerCase() === key.toLowerCase())?.name;
          return (
            <Fragment key={id}>
              <dt>
                {name}
                {taken !== undefined && (
                  <span className={style.conflict}> shares its key with “{taken}”</span>
                )}
              </dt>
              <dd>
                <Kbd>{keyWords(key.toUpperCase())}</Kbd>
              </dd>
            </Fragment>
          );
        })}
      </dl>
    </section>
  );
}
