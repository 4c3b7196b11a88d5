/** The dialog that tells how far two labellers agree over all clips that both have labelled. */
import { NativeSelect, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ClipCard } from '../../../contract/window/clips.ts';
import { HAND_SET, labellerInWords } from '../../labelling/labeller.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { Busy } from '../busy.tsx';
import { ProjectWays } from '../projects/project-ways.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import style from './agreement.module.css';
import { Measured } from './measured.tsx';
import { useMeasured } from './use-measured.ts';

export function AgreementDialog() {
  const { project } = useAppState();
  return (
    <NamedDialog of="agreement" title="How far two labellers agree" size="xl">
      {project === null ? <ProjectWays words="Labels live in a project." /> : <Agreement />}
    </NamedDialog>
  );
}

interface SetChoice {
  readonly value: string;
  readonly label: string;
}

/** Every label set of the project once, those made by programs too. */
function setsOf(clips: readonly ClipCard[]): readonly SetChoice[] {
  const named = new Map<string, string>();
  for (const { id, annotator } of clips.flatMap(({ sets }) => sets))
    named.set(id, labellerInWords({ set: id, annotator: annotator === '' ? null : annotator }));
  const sets = [...named].map(([value, label]) => ({ value, label }));
  return sets.sort((a, b) => Number(b.value === HAND_SET) - Number(a.value === HAND_SET));
}

function Agreement() {
  const { clips } = useApp();
  const state = useObserved(clips.state$);
  useEffect(() => {
    void clips.load();
  }, [clips]);
  const sets = setsOf(state.clips);
  if (sets.length < 2) {
    if (state.isBusy) return <Busy words="Looking for labels" />;
    return (
      <Text c="dimmed">
        One labeller has labelled so far. Under Label, “Who labels” lets somebody else label the
        same clips without seeing these labels; suggestions of a program can be held against them as
        well.
      </Text>
    );
  }
  return <Pair sets={sets} />;
}

function Pair({ sets }: { readonly sets: readonly SetChoice[] }) {
  const [[a, b], setPair] = useState([sets[0]?.value ?? '', sets[1]?.value ?? '']);
  const { found, fault, isBusy } = useMeasured(a, b);
  return (
    <Stack>
      <div className={style.pair}>
        <NativeSelect
          label="One"
          data={[...sets]}
          value={a}
          onChange={({ currentTarget: { value } }) => {
            setPair([value, b]);
          }}
        />
        <NativeSelect
          label="The other"
          data={[...sets]}
          value={b}
          onChange={({ currentTarget: { value } }) => {
            setPair([a, value]);
          }}
        />
      </div>
      {isBusy && <Busy words="Measuring" />}
      {fault !== null && (
        <Text role="alert" c="var(--bad)">
          {fault}
        </Text>
      )}
      {found !== null && <Measured found={found} />}
    </Stack>
  );
}
