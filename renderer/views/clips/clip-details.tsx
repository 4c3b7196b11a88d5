/** What there is to know of a clip and to change about it: name, group, notes, its video, and its removal. */
import { ActionIcon, Autocomplete, Button, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ClipCard } from '../../../contract/window/clips.ts';
import { clock } from '../../strip/clock.ts';
import { useApp } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import style from './clips.module.css';
import { MissingVideo } from './missing-video.tsx';
import { useKeptText } from './use-kept-text.ts';

export interface ClipDetailsProps {
  readonly clip: ClipCard;
  readonly groups: readonly string[];
  readonly onClose: () => void;
}

export function ClipDetails({ clip, groups, onClose }: ClipDetailsProps) {
  const app = useApp();
  const [isRemoving, setRemoving] = useState(false);
  const remove = () => {
    setRemoving(true);
    app.clipCare
      .remove(clip)
      .then(onClose)
      .catch((error: unknown) => {
        setRemoving(false);
        notify.fault(error);
      });
  };
  return (
    <section className={style.side} aria-label={`Clip ${clip.name}`}>
      <div className={style.sideHead}>
        <h2 className={style.materialTitle}>Clip</h2>
        <ActionIcon aria-label="Close the details" onClick={onClose}>
          <IconX size="1.1em" aria-hidden />
        </ActionIcon>
      </div>
      {clip.isMissing && <MissingVideo />}
      <Fields clip={clip} groups={groups} />
      <div className={style.sideButtons}>
        <Button
          variant="filled"
          onClick={() => {
            app.show('label');
            void app.labelling.openClip(clip.id);
          }}
        >
          Label it
        </Button>
        <Button loading={isRemoving} onClick={remove}>
          Remove
        </Button>
      </div>
      <Facts clip={clip} />
    </section>
  );
}

function Fields({ clip, groups }: Pick<ClipDetailsProps, 'clip' | 'groups'>) {
  const { clipCare } = useApp();
  const name = useKeptText(clip.name, (text) => clipCare.change({ clip: clip.id, name: text }), {
    isNeeded: 'A clip needs a name.',
  });
  const group = useKeptText(clip.group ?? '', (text) =>
    clipCare.change({ clip: clip.id, group: text === '' ? null : text }),
  );
  const notes = useKeptText(clip.notes, (text) => clipCare.change({ clip: clip.id, notes: text }));
  return (
    <>
      <TextInput label="Name" maxLength={200} {...name.field} />
      <Autocomplete
        label="Group"
        description="Person, day or place: a group is never learnt from and tested on at once"
        maxLength={200}
        data={[...groups]}
        {...group.field}
        onChange={group.type}
      />
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        {...notes.field}
      />
    </>
  );
}

function Facts({ clip }: { readonly clip: ClipCard }) {
  const { frames, durationUs, width, height, reference } = clip;
  return (
    <dl className={style.facts}>
      <dt>Length</dt>
      <dd>
        {clock(durationUs)}, {frames} frames
      </dd>
      <dt>Picture</dt>
      <dd>
        {width} × {height}
      </dd>
      <dt>Video</dt>
      <dd className={style.path}>{reference ?? 'in the project'}</dd>
    </dl>
  );
}
