/** One class: its colour, name, key and how much is labelled with it, and what can be done with it. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import type { ClassProps } from './class-props.ts';
import { ClassKey, useRivalWords } from './class-key.tsx';
import style from './classes.module.css';
import { ColourChoice } from './colour-choice.tsx';
import { counted } from '../counted.ts';
import { moved } from './effect-words.ts';
import { DeleteQuestion } from './delete-question.tsx';
import { MergeQuestion } from './merge-question.tsx';
import { NameField } from './name-field.tsx';
import { SplitQuestion } from './split-question.tsx';

type Asked = 'merge' | 'split' | 'delete' | null;

export function ClassRow({ track, cls, book }: ClassProps) {
  const [asked, setAsked] = useState<Asked>(null);
  const others = track.classes.filter(({ id }) => id !== cls.id);
  const on = { track: track.id, classId: cls.id };
  const rival = useRivalWords(cls.key);
  const end = () => {
    setAsked(null);
  };
  const question = { track, cls, book, onEnd: end };
  return (
    <li className={style.row} aria-label={cls.name}>
      <ColourChoice
        cls={cls}
        used={others.map(({ colour }) => colour)}
        onColour={(colour) => void book.edit({ kind: 'recolour', ...on, colour })}
      />
      <NameField
        key={cls.name}
        label={`Name of ${cls.name}`}
        name={cls.name}
        taken={others.map(({ name }) => name)}
        onName={(name) => void book.edit({ kind: 'rename-class', ...on, name })}
      />
      <Amount track={track.id} classId={cls.id} />
      <ClassKey cls={cls} onKey={(key) => void book.edit({ kind: 'set-key', ...on, key })} />
      <Movers
        name={cls.name}
        order={track.classes.map(({ id }) => id)}
        id={cls.id}
        onOrder={(order) =>
          void book.edit({ kind: 'order-classes', track: track.id, order: [...order] })
        }
      />
      <More name={cls.name} hasOthers={others.length > 0} onAsk={setAsked} />
      {rival !== null && <p className={style.rival}>{rival}</p>}
      {asked === 'merge' && <MergeQuestion {...question} />}
      {asked === 'split' && <SplitQuestion {...question} />}
      {asked === 'delete' && <DeleteQuestion {...question} />}
    </li>
  );
}

function Amount({ track, classId }: { readonly track: string; readonly classId: string }) {
  const { material } = useObserved(useApp().clips.state$);
  const found = material.find((one) => one.track === track && one.classId === classId);
  if (found === undefined) return null;
  const { segments, seconds } = found;
  return (
    <span className={style.amount}>
      {segments === 0 ? 'nothing yet' : `${counted(segments, 'segment')}, ${seconds.toFixed(1)} s`}
    </span>
  );
}

interface MoversProps {
  readonly name: string;
  readonly order: readonly string[];
  readonly id: string;
  readonly onOrder: (order: readonly string[]) => void;
}

/** At an end of the list a button stays where it is, so that the focus does as well. */
export function Movers({ name, order, id, onOrder }: MoversProps) {
  return (
    <>
      {([-1, 1] as const).map((by) => {
        const next = moved(order, id, by);
        const Icon = by === -1 ? IconArrowUp : IconArrowDown;
        return (
          <ActionIcon
            key={by}
            size="md"
            aria-label={`Move ${name} ${by === -1 ? 'up' : 'down'}`}
            aria-disabled={next === null}
            data-disabled={next === null}
            onClick={() => {
              if (next !== null) onOrder(next);
            }}
          >
            <Icon size="1.1em" aria-hidden />
          </ActionIcon>
        );
      })}
    </>
  );
}

interface MoreProps {
  readonly name: string;
  readonly hasOthers: boolean;
  readonly onAsk: (asked: Asked) => void;
}

function More({ name, hasOthers, onAsk }: MoreProps) {
  const item = (asked: Asked, words: string, isOff = false) => (
    <Menu.Item
      disabled={isOff}
      onClick={() => {
        onAsk(asked);
      }}
    >
      {words}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="md" aria-label={`More for ${name}`}>
          <IconDots size="1.1em" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item('merge', 'Merge into another class…', !hasOthers)}
        {item('split', 'Split off some segments…')}
        {item('delete', 'Delete…')}
      </Menu.Dropdown>
    </Menu>
  );
}
