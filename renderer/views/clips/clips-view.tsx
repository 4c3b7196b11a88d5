/** Clips: what has been recorded and imported, how far it is labelled, and of what there is too little. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { BACKGROUND } from '../../../contract/track.ts';
import type { ClipListState } from '../../labelling/clip-list.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { counted } from '../counted.ts';
import { Busy } from '../busy.tsx';
import { ClassesButton } from '../classes/classes-button.tsx';
import page from '../page.module.css';
import { anyClip, filterClips, groupsOf, NO_GROUP, type ClipFilter } from './clip-filter.ts';
import { ClipDetails } from './clip-details.tsx';
import { ClipGrid } from './clip-grid.tsx';
import style from './clips.module.css';
import { ExportButton } from '../export/export-button.tsx';
import { ImportButton } from '../import/import-button.tsx';
import { LabelVideosButton } from '../label-videos/label-videos-button.tsx';
import { MaterialPicture } from './material-picture.tsx';
import { NoProject } from '../projects/no-project.tsx';
import { Removed } from './removed-clips.tsx';
import { stateWords } from './state-words.ts';

export function ClipsView() {
  const { clips } = useApp();
  const { project } = useAppState();
  const list = useObserved(clips.state$);
  const folder = project?.folder;
  useEffect(() => {
    if (folder !== undefined) void clips.load();
  }, [clips, folder]);
  if (project === null) return <NoProject title="Clips" />;
  return (
    <div className={style.view} aria-busy={list.isBusy}>
      <div className={style.sideHead}>
        <h1 className={style.title}>Clips</h1>
        <div className={style.sideButtons}>
          <ImportButton />
          <ClassesButton size="sm" />
          <LabelVideosButton />
        </div>
      </div>
      {list.fault !== null && (
        <p className={page.problem} role="alert">
          {list.fault.message} <Button onClick={() => void clips.load()}>Look again</Button>
        </p>
      )}
      {list.problems.map((problem) => (
        <p key={problem} className={page.problem}>
          {problem}
        </p>
      ))}
      {list.clips.length === 0 ? <Empty list={list} /> : <Full list={list} />}
    </div>
  );
}

function Empty({ list }: { readonly list: ClipListState }) {
  const app = useApp();
  if (list.isBusy) return <Busy words="Looking for clips" />;
  if (list.fault !== null) return null;
  return (
    <section className={page.section} aria-label="No clips">
      <p>There is no clip in this project yet.</p>
      <Button
        variant="filled"
        onClick={() => {
          app.show('record');
        }}
      >
        Record the first one
      </Button>
      <p className={page.soft}>
        Or import videos that are on this machine: a folder of them, folders named after classes, or
        labels made in another program.
      </p>
      <ImportButton />
      <Removed removed={list.removed} />
    </section>
  );
}

function Full({ list }: { readonly list: ClipListState }) {
  const [filter, setFilter] = useState<ClipFilter>(anyClip);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useMemo(() => filterClips(list.clips, filter), [list.clips, filter]);
  const clip = list.clips.find(({ id }) => id === chosen);
  const close = () => {
    setChosen(null);
  };
  return (
    <>
      <MaterialPicture material={list.material} tracks={list.tracks} />
      <Filters list={list} filter={filter} onChange={setFilter} />
      <div className={style.count}>
        <span role="status">
          {found.length === list.clips.length
            ? counted(found.length, 'clip')
            : `${String(found.length)} of ${counted(list.clips.length, 'clip')}`}
        </span>
        {found.length === 0 && (
          <Button
            size="compact-sm"
            onClick={() => {
              setFilter(anyClip);
            }}
          >
            Show all
          </Button>
        )}
        {found.length > 0 && (
          <ExportButton
            size="compact-sm"
            found={found.length === list.clips.length ? null : found.map(({ id }) => id)}
          />
        )}
        <Removed removed={list.removed} />
      </div>
      <div className={style.body}>
        <ClipGrid clips={found} tracks={list.tracks} chosen={chosen} onDetails={setChosen} />
        {clip !== undefined && (
          <ClipDetails key={clip.id} clip={clip} groups={groupsOf(list.clips)} onClose={close} />
        )}
      </div>
    </>
  );
}

const states = [
  { value: '', label: 'Any state' },
  ...Object.entries(stateWords).map(([value, label]) => ({ value, label })),
  { value: 'missing', label: 'Video missing' },
];

interface FiltersProps {
  readonly list: ClipListState;
  readonly filter: ClipFilter;
  readonly onChange: (filter: ClipFilter) => void;
}

function Filters({ list: { clips, tracks }, filter, onChange }: FiltersProps) {
  const classes = tracks.flatMap((track) =>
    [...track.classes, { id: BACKGROUND, name: 'Background' }].map(({ id, name }) => ({
      value: `${track.id}/${id}`,
      label: tracks.length > 1 ? `${track.name}: ${name}` : name,
    })),
  );
  const groups = groupsOf(clips).map((group) => ({ value: group, label: group }));
  return (
    <div className={style.filters} role="search" aria-label="Filter clips">
      <TextInput
        aria-label="Words in name, group or notes"
        placeholder="Find clips"
        value={filter.words}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...filter, words: value });
        }}
      />
      <NativeSelect
        aria-label="Class"
        value={filter.cls}
        data={[{ value: '', label: 'Any class' }, ...classes]}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...filter, cls: value });
        }}
      />
      <NativeSelect
        aria-label="Group"
        value={filter.group}
        data={[
          { value: '', label: 'Any group' },
          { value: NO_GROUP, label: 'No group' },
          ...groups,
        ]}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...filter, group: value });
        }}
      />
      <NativeSelect
        aria-label="State"
        value={filter.state}
        data={states}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...filter, state: value as ClipFilter['state'] });
        }}
      />
    </div>
  );
}
