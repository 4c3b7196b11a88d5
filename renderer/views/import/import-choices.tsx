/** How the chosen source comes in; every change is looked at again. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import type { ImportRequest } from '../../../contract/window/import-commands.ts';
import { useApp } from '../../window/app-context.tsx';
import { GroupChoice } from './group-choice.tsx';
import style from './import.module.css';
import { TextChoice } from './text-choice.tsx';
import { layouts } from './words.ts';

interface ChoicesProps {
  readonly request: ImportRequest;
}

export function ImportChoices({ request }: ChoicesProps) {
  const { importing } = useApp();
  const choose = (changes: Partial<ImportRequest>) => void importing.choose(changes);
  return (
    <>
      <div className={style.source}>
        <span className={style.path}>{request.path}</span>
        <Button
          size="compact-sm"
          onClick={() => {
            choose({ path: '' });
          }}
        >
          Another…
        </Button>
      </div>
      <div className={style.choices}>
        <NativeSelect
          label="What it is"
          data={[...layouts]}
          value={request.layout}
          onChange={({ currentTarget: { value } }) => {
            const chosen = layouts.find((layout) => layout.value === value);
            if (chosen !== undefined) choose({ layout: chosen.value });
          }}
        />
        <NativeSelect
          label="Labels come in as"
          data={[
            { value: '', label: 'What the file says of itself' },
            { value: 'hand', label: 'Labels by hand' },
            { value: 'suggestions', label: 'Suggestions' },
          ]}
          value={request.as ?? ''}
          onChange={({ currentTarget: { value } }) => {
            choose({ as: value === 'hand' || value === 'suggestions' ? value : null });
          }}
        />
        <Texts request={request} />
        <Ticks request={request} />
      </div>
    </>
  );
}

function Texts({ request }: ChoicesProps) {
  return (
    <>
      <TextChoice
        request={request}
        of="labelSet"
        label="Label set"
        description="Of its own, for a second labeller say."
        placeholder={request.as === 'suggestions' ? 'suggestions' : 'hand'}
      />
      <GroupChoice request={request} />
      <TextChoice
        request={request}
        of="tracks"
        label="Tracks"
        description="The whole path of a file that says which label belongs to which track."
        placeholder="tracks.json"
      />
    </>
  );
}

function Ticks({ request }: ChoicesProps) {
  const { importing } = useApp();
  const choose = (changes: Partial<ImportRequest>) => void importing.choose(changes);
  return (
    <div className={style.ticks}>
      <Checkbox
        label="Leave videos where they are"
        description="Otherwise they are copied into the project."
        checked={request.byReference}
        onChange={({ currentTarget: { checked } }) => {
          choose({ byReference: checked });
        }}
      />
      <Checkbox
        label="Replace labels"
        description="Track by track, where clips have other ones."
        checked={request.replaces}
        onChange={({ currentTarget: { checked } }) => {
          choose({ replaces: checked });
        }}
      />
    </div>
  );
}
