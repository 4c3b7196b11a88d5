/** Under the row of an action that is to have another key: what to press, or what is in the way. */
import { Button } from '@mantine/core';
import { useEffect, useRef, type RefObject } from 'react';
import type { Action } from '../../../window/actions/action.ts';
import { useApp } from '../../../window/app-context.tsx';
import style from './keys.module.css';
import type { Asked, KeyChanges } from './use-key-changes.ts';

interface KeyQuestionProps {
  readonly action: Action;
  readonly asked: Asked;
  readonly changes: KeyChanges;
  /** The question goes, and the focus with it. */
  readonly onAnswered: () => void;
}

export function KeyQuestion({ action, asked, changes, onAnswered }: KeyQuestionProps) {
  const { answer } = asked;
  const root = useInSight(answer);
  return (
    <div
      ref={root}
      className={style.question}
      role="group"
      aria-label={`A key for ${action.title}`}
    >
      <p className={answer === null ? style.asks : style.conflict} role="status">
        {answer === null || answer.kind === 'free'
          ? 'Press the key it is to have. Escape leaves everything as it is.'
          : answer.words}
      </p>
      {answer?.kind === 'shared' ? (
        <Shared
          action={action}
          asked={asked}
          answer={answer}
          changes={changes}
          onAnswered={onAnswered}
        />
      ) : (
        action.key !== undefined && (
          <Button
            size="compact-sm"
            onClick={() => {
              onAnswered();
              changes.give(action, null);
            }}
          >
            No key
          </Button>
        )
      )}
      <Button
        size="compact-sm"
        onClick={() => {
          onAnswered();
          changes.end();
        }}
      >
        Cancel
      </Button>
    </div>
  );
}

/** What comes below the fold is scrolled into sight. */
function useInSight(answer: Asked['answer']): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);
  return root;
}

interface SharedProps extends KeyQuestionProps {
  readonly answer: Extract<Asked['answer'], { kind: 'shared' }>;
}

function Shared({ action, asked: { key }, answer, changes, onAnswered }: SharedProps) {
  const app = useApp();
  const { others, isOfClass } = answer;
  return (
    <>
      {isOfClass ? (
        <Button
          size="compact-sm"
          onClick={() => {
            onAnswered();
            changes.end();
            app.open('classes');
          }}
        >
          Classes…
        </Button>
      ) : (
        <Button
          size="compact-sm"
          variant="filled"
          onClick={() => {
            onAnswered();
            changes.give(action, key, others);
          }}
        >
          Take it
        </Button>
      )}
      <Button
        size="compact-sm"
        onClick={() => {
          onAnswered();
          changes.ask(action);
        }}
      >
        Another key
      </Button>
    </>
  );
}
