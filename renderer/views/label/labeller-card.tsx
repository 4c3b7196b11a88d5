/** Who labels this clip, whose labels theirs are held against, and the way to how far both agree. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { labellerInWords, labellersOf } from '../../labelling/labeller.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { counted } from '../counted.ts';
import style from './inspector.module.css';
import { NewLabeller } from './new-labeller.tsx';

/** No id of a set looks so. */
const SOMEBODY_ELSE = '+';

export function LabellerCard() {
  const app = useApp();
  const { open } = useObserved(app.labelling.state$);
  const [isNew, setNew] = useState(false);
  if (open === null) return null;
  return (
    <section className={style.card} aria-label="Labellers">
      <h2 className={style.cardHead}>
        Labellers
        <Button
          size="compact-sm"
          onClick={() => {
            app.open('agreement');
          }}
        >
          Agreement…
        </Button>
      </h2>
      <div className={style.cardBody}>
        {isNew ? (
          <NewLabeller
            onDone={() => {
              setNew(false);
            }}
          />
        ) : (
          <div className={style.pair}>
            <WhoLabels
              onNew={() => {
                setNew(true);
              }}
            />
            <HeldAgainst />
          </div>
        )}
      </div>
    </section>
  );
}

function WhoLabels({ onNew }: { readonly onNew: () => void }) {
  const { labelling, clips } = useApp();
  const { labeller } = useObserved(labelling.state$);
  const known = labellersOf(useObserved(clips.state$).clips);
  const isKnown = known.some(({ set }) => set === labeller.set);
  const all = isKnown ? known : [...known, labeller];
  return (
    <NativeSelect
      size="xs"
      label="Who labels"
      value={labeller.set}
      data={[
        ...all.map((one) => ({ value: one.set, label: labellerInWords(one) })),
        { value: SOMEBODY_ELSE, label: 'Somebody else…' },
      ]}
      onChange={({ currentTarget }) => {
        const chosen = all.find(({ set }) => set === currentTarget.value);
        currentTarget.blur();
        if (chosen === undefined) onNew();
        else void labelling.chooseLabeller(chosen);
      }}
    />
  );
}

function HeldAgainst() {
  const { labelling } = useApp();
  const { open, labeller, compared, differences } = useObserved(labelling.state$);
  const others = open?.clip.sets.filter(({ id }) => id !== labeller.set) ?? [];
  if (others.length === 0) return null;
  const count = Object.values(differences ?? {}).reduce((sum, list) => sum + list.length, 0);
  return (
    <>
      <NativeSelect
        size="xs"
        label="Held against"
        value={compared ?? ''}
        data={[
          { value: '', label: 'Nobody' },
          ...others.map(({ id, annotator }) => ({
            value: id,
            label: labellerInWords({ set: id, annotator: annotator === '' ? null : annotator }),
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
            : `Where both labelled, they differ on ${counted(count, 'stretch', 'stretches')}: see under the lanes.`}
        </p>
      )}
    </>
  );
}
