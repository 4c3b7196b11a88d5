/** Some segments of a class, chosen one by one or clip by clip, get a class of their own. */
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ClassSegment } from '../../../contract/window/class-segments.ts';
import { clock } from '../../strip/clock.ts';
import { useAppState } from '../../window/app-context.tsx';
import { useRowsInSight } from '../clips/use-rows-in-sight.ts';
import style from './classes.module.css';
import type { ClassQuestionProps } from './class-props.ts';
import { counted } from '../counted.ts';
import { amountWords, lengthS, modelWords } from './effect-words.ts';
import { Question } from './question.tsx';
import { useSegments } from './use-segments.ts';

/** As `.segment` is high, in the style sheet. */
const ROW = 32;
const NONE: readonly ClassSegment[] = [];

export function SplitQuestion({ track, cls, book, onEnd }: ClassQuestionProps) {
  const { models } = useAppState();
  const on = { track: track.id, classId: cls.id };
  const found = useSegments(on);
  const segments = found.segments ?? NONE;
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<ClassSegment>>(new Set());
  const isTaken = track.classes.some((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  const meant = segments.filter((segment) => chosen.has(segment));
  const split = () =>
    book.edit({
      kind: 'split-class',
      ...on,
      name: name.trim(),
      segments: meant.map(({ clip, set, startFrame }) => ({ clip, set, startFrame })),
    });
  return (
    <Question
      title={`Split ${cls.name}`}
      found={found}
      effects={[
        segments.length === 0
          ? `Nothing is labelled ${cls.name}, so there is nothing to split off.`
          : `${amountWords(meant) ?? 'No segment'} of ${counted(segments.length, 'segment')} will be labelled ${name.trim() === '' ? 'with the new class' : name.trim()}.`,
        modelWords(models.items, on),
      ]}
      action="Split"
      isReady={name.trim() !== '' && !isTaken && meant.length > 0}
      isBusy={book.isBusy}
      onDo={() => {
        void split().then((isDone) => {
          if (isDone) onEnd();
        });
      }}
      onEnd={onEnd}
    >
      <TextInput
        size="xs"
        label="Name of the new class"
        maxLength={120}
        value={name}
        error={isTaken ? 'A class has this name: choose another.' : null}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <Segments segments={segments} chosen={chosen} onChoose={setChosen} />
    </Question>
  );
}

interface SegmentsProps {
  readonly segments: readonly ClassSegment[];
  readonly chosen: ReadonlySet<ClassSegment>;
  readonly onChoose: (chosen: ReadonlySet<ClassSegment>) => void;
}

function Segments({ segments, chosen, onChoose }: SegmentsProps) {
  const { ref, first, last, before, after } = useRowsInSight({
    count: segments.length,
    height: ROW,
  });
  const all = segments.length > 0 && chosen.size === segments.length;
  const toggle = (segment: ClassSegment) => {
    const next = new Set(chosen);
    if (!next.delete(segment)) next.add(segment);
    onChoose(next);
  };
  return (
    <>
      <Checkbox
        size="xs"
        label="All segments"
        checked={all}
        indeterminate={!all && chosen.size > 0}
        onChange={() => {
          onChoose(new Set(all ? [] : segments));
        }}
      />
      <div ref={ref} className={style.segments} role="group" aria-label="Segments">
        <ul className={style.list} style={{ paddingTop: before, paddingBottom: after }}>
          {segments.slice(first, last).map((segment) => (
            <li
              key={`${segment.clip} ${segment.set} ${String(segment.startFrame)}`}
              className={style.segment}
            >
              <Checkbox
                size="xs"
                label={segmentWords(segment)}
                checked={chosen.has(segment)}
                onChange={() => {
                  toggle(segment);
                }}
              />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** "ana-room at 0:12, 2.4 s (ana)" */
function segmentWords(segment: ClassSegment): string {
  const { clipName, group, set, startFrame, framesPerS, note } = segment;
  const about = [group, set === 'hand' ? null : set, note].filter(
    (one) => one !== null && one !== '',
  );
  const more = about.length === 0 ? '' : ` (${about.join(', ')})`;
  return `${clipName} at ${clock((startFrame / framesPerS) * 1e6)}, ${lengthS(segment).toFixed(1)} s${more}`;
}
