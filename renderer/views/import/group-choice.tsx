/** Which clips belong together: told from their paths in one of the usual ways, or by a pattern of one's own. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ImportRequest } from '../../../contract/window/import-commands.ts';
import { groupWays } from '../../importing/group-ways.ts';
import { useApp } from '../../window/app-context.tsx';
import { TextChoice } from './text-choice.tsx';

const OWN = 'own';

export function GroupChoice({ request }: { readonly request: ImportRequest }) {
  const { importing } = useApp();
  const isUsual = groupWays.some(({ pattern }) => pattern === request.groupFrom);
  const [isOwn, setOwn] = useState(request.groupFrom !== null && !isUsual);
  return (
    <>
      <NativeSelect
        label="Group"
        description="A person, day or place: never learnt from and tested on at once."
        data={[
          { value: '', label: 'None' },
          ...groupWays.map(({ label, pattern }) => ({ value: pattern, label })),
          { value: OWN, label: 'A pattern of your own' },
        ]}
        value={isOwn ? OWN : (request.groupFrom ?? '')}
        onChange={({ currentTarget: { value } }) => {
          setOwn(value === OWN);
          if (value !== OWN) void importing.choose({ groupFrom: value === '' ? null : value });
        }}
      />
      {isOwn && (
        <TextChoice
          request={request}
          of="groupFrom"
          label="Pattern of the group"
          description="A regular expression: what it matches in a path is the group."
          placeholder="p\d\d"
        />
      )}
    </>
  );
}
