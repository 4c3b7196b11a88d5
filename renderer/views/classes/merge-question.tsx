/** Asked before all that is labelled with a class is labelled with another. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useAppState } from '../../window/app-context.tsx';
import type { ClassQuestionProps } from './class-props.ts';
import { amountWords, modelWords } from './effect-words.ts';
import { Question } from './question.tsx';
import { useSegments } from './use-segments.ts';

export function MergeQuestion({ track, cls, book, onEnd }: ClassQuestionProps) {
  const { models } = useAppState();
  const others = track.classes.filter(({ id }) => id !== cls.id);
  const [chosen, setChosen] = useState(others[0]?.id ?? '');
  const into = others.find(({ id }) => id === chosen);
  const on = { track: track.id, classId: cls.id };
  const found = useSegments(on);
  const amount = amountWords(found.segments ?? []);
  return (
    <Question
      title={`Merge ${cls.name} into another class`}
      found={found}
      effects={[
        amount === null
          ? 'Nothing is labelled with it.'
          : `${amount} will be labelled ${into?.name ?? ''}; ${cls.name} is gone then.`,
        modelWords(models.items, on),
      ]}
      action="Merge"
      isReady={into !== undefined}
      isBusy={book.isBusy}
      onDo={() => void book.edit({ kind: 'merge-classes', ...on, into: chosen })}
      onEnd={onEnd}
    >
      <NativeSelect
        size="xs"
        label="Into"
        value={chosen}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => {
          setChosen(currentTarget.value);
        }}
      />
    </Question>
  );
}
