/** Clips: what has been recorded and imported, how far it is labelled, and of what there is too little. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { BACKGROUND } from '../../../contract/track.ts';
import type { ClipListState } from '../../labelling/clip-list.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { Busy } from '../busy.tsx';
import { ClassesButton } from '../classes/classes-button.tsx';
import page from '../page.module.css';
import { anyClip, filterClips, groupsOf, NO_GROUP, type ClipFilter } from './clip-filter.ts';
import { ClipGrid } from './clip-grid.tsx';
import style from './clips.module.css';
import { MaterialPicture } from './material-picture.tsx';
import { NoProject } from './no-project.tsx';
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
      <h1 className={style.title}>Clips</h1>
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
      {list.clips.length === 0 ? (
        <Empty list={list} folder={project.folder} />
      ) : (
        <Full list={list} />
      )}
    </div>
  );
}

function Empty({ list, folder }: { readonly list: ClipListState; readonly folder: string }) {
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
        Or bring videos in with <code>longtake import FOLDER --project {folder}</code>: a folder of
        videos, or folders named after classes. They are listed here at once.
      </p>
    </section>
  );
}

function Full({ list }: { readonly list: ClipListState }) {
  const [filter, setFilter] = useState<ClipFilter>(anyClip);
  const found = useMemo(() => filterClips(list.clips, filter), [list.clips, filter]);
  return (
    <>
      <MaterialPicture material={list.material} tracks={list.tracks} />
      <ClassesButton />
      <Filters list={list} filter={filter} onChange={setFilter} />
      <p className={style.count} role="status">
        {found.length === list.clips.length
          ? `${String(found.length)} clips`
          : `${String(found.length)} of ${String(list.clips.length)} clips`}
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
      </p>
      <ClipGrid clips={found} tracks={list.tracks} />
    </>
  );
}

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
  const states = Object.entries(stateWords).map(([value, label]) => ({ value, label }));
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
        data={[{ value: '', label: 'Any state' }, ...states]}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...filter, state: value as ClipFilter['state'] });
        }}
      />
    </div>
  );
}
