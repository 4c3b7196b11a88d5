/** Asked before a class goes, and all labels of it. */
import { useAppState } from '../../window/app-context.tsx';
import type { ClassQuestionProps } from './class-props.ts';
import { amountWords, modelWords } from './effect-words.ts';
import { Question } from './question.tsx';
import { useSegments } from './use-segments.ts';

export function DeleteQuestion({ track, cls, book, onEnd }: ClassQuestionProps) {
  const { models } = useAppState();
  const on = { track: track.id, classId: cls.id };
  const found = useSegments(on);
  const amount = amountWords(found.segments ?? []);
  return (
    <Question
      title={`Delete ${cls.name}?`}
      found={found}
      effects={[
        amount === null ? 'Nothing is labelled with it.' : `${amount} will be unlabelled.`,
        modelWords(models.items, on),
      ]}
      action={`Delete ${cls.name}`}
      isBusy={book.isBusy}
      onDo={() => void book.edit({ kind: 'delete-class', ...on })}
      onEnd={onEnd}
    />
  );
}
