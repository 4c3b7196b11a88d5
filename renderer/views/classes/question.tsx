/** What stands under a class or a track before an edit that reaches its labels: the effect, and the two ways on. */
import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { Busy } from '../busy.tsx';
import style from './classes.module.css';
import type { FoundSegments } from './use-segments.ts';

interface QuestionProps {
  readonly title: string;
  readonly found: FoundSegments;
  /** What happens to labels, and to models where there are any. */
  readonly effects: readonly (string | null)[];
  readonly action: string;
  readonly isReady?: boolean;
  readonly isBusy: boolean;
  readonly onDo: () => void;
  readonly onEnd: () => void;
  readonly children?: ReactNode;
}

export function Question(props: QuestionProps) {
  const { title, found, effects, action, isReady = true, isBusy, onDo, onEnd, children } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    cancel.current?.focus();
    cancel.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className={style.question} role="group" aria-label={title}>
      <strong>{title}</strong>
      {children}
      {found.problem !== null && (
        <p className={style.problem} role="alert">
          {found.problem}
        </p>
      )}
      {found.segments === null && found.problem === null ? (
        <Busy words="Counting" />
      ) : (
        <div role="status">
          {effects
            .filter((effect) => effect !== null)
            .map((effect) => (
              <p key={effect}>{effect}</p>
            ))}
        </div>
      )}
      <div className={style.answers}>
        <Button
          size="compact-sm"
          variant="filled"
          loading={isBusy}
          disabled={found.segments === null || !isReady}
          onClick={onDo}
        >
          {action}
        </Button>
        <Button ref={cancel} size="compact-sm" onClick={onEnd}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
