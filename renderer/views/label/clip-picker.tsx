/** The clips of the project beside the one that is labelled. */
import { UnstyledButton } from '@mantine/core';
import type { ClipCard } from '../../../contract/window/clips.ts';
import { stateFor } from '../../labelling/labeller.ts';
import { clock } from '../../strip/clock.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { Busy } from '../busy.tsx';
import { stateWords } from '../clips/state-words.ts';
import { useRowsInSight } from '../clips/use-rows-in-sight.ts';
import { ImportButton } from '../import/import-button.tsx';
import style from './clip-picker.module.css';

/** As `.clip` is high, in the style sheet. */
const ROW = 48;

export function ClipPicker() {
  const { clips } = useApp();
  const { clips: list, isBusy, fault } = useObserved(clips.state$);
  return (
    <nav className={style.clips} aria-label="Clips">
      <h2 className={style.cardHead}>Clips</h2>
      {fault !== null && <p className={style.problem}>{fault.message}</p>}
      {list.length === 0 && isBusy && <Busy words="Looking for clips" />}
      {list.length === 0 && !isBusy && fault === null && (
        <div className={style.empty}>
          <p>There is no clip here yet: record one, or import videos.</p>
          <ImportButton />
        </div>
      )}
      <Rows list={list} />
    </nav>
  );
}

function Rows({ list }: { readonly list: readonly ClipCard[] }) {
  const { labelling, clips } = useApp();
  const { open, labeller } = useObserved(labelling.state$);
  const { ref, first, last, before, after } = useRowsInSight({ count: list.length, height: ROW });
  return (
    <div ref={ref} className={style.clipScroll}>
      <ul className={style.clipList} style={{ paddingTop: before, paddingBottom: after }}>
        {list.slice(first, last).map((clip) => (
          <li key={clip.id}>
            <UnstyledButton
              className={style.clip}
              aria-current={open?.clip.id === clip.id}
              title={clip.name}
              onClick={() => {
                void labelling.openClip(clip.id);
                if (clips.state$.value.fault !== null) clips.loadSoon();
              }}
            >
              <span className={style.clipName}>{clip.name}</span>
              <span className={style.clipFacts}>
                <State state={stateFor(labeller, clip)} />
                {clock(clip.durationUs)}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

function State({ state }: Pick<ClipCard, 'state'>) {
  return <span data-state={state}>{stateWords[state]}</span>;
}
