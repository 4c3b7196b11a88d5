/** The side of the Label view: classes to paint with, the chosen segment, another labeller to compare with. */
import { NativeSelect } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { HAND_SET } from '../../labelling/label-session.ts';
import { ClassPalette } from './class-palette.tsx';
import { SegmentCard } from './segment-card.tsx';
import style from './inspector.module.css';

export function Inspector() {
  return (
    <aside className={style.side} aria-label="Classes and segment">
      <ClassPalette />
      <SegmentCard />
      <Compare />
    </aside>
  );
}

function Compare() {
  const { labelling } = useApp();
  const { open, compared, differences } = useObserved(labelling.state$);
  const others = open?.clip.sets.filter(({ id }) => id !== HAND_SET) ?? [];
  if (others.length === 0) return null;
  const count = Object.values(differences ?? {}).reduce((sum, list) => sum + list.length, 0);
  return (
    <section className={style.card} aria-label="Second labeller">
      <h2 className={style.cardHead}>Second labeller</h2>
      <div className={style.cardBody}>
        <NativeSelect
          aria-label="Compare with"
          value={compared ?? ''}
          data={[
            { value: '', label: 'Compare with nobody' },
            ...others.map(({ id, annotator }) => ({
              value: id,
              label: annotator === '' ? id : `${annotator} (${id})`,
            })),
          ]}
          onChange={({ currentTarget }) => {
            void labelling.compare(currentTarget.value === '' ? null : currentTarget.value);
            currentTarget.blur();
          }}
        />
        {differences !== null && (
          <p className={style.soft}>
            {count === 0
              ? 'Both say the same wherever both have labelled.'
              : `${String(count)} stretches differ; they are marked under the lanes.`}
          </p>
        )}
      </div>
    </section>
  );
}
