/** A field of an import that is looked at once it is left, so that half a pattern is no refusal. */
import { TextInput } from '@mantine/core';
import type { ImportRequest } from '../../../contract/window/import-commands.ts';
import { useApp } from '../../window/app-context.tsx';

interface TextChoiceProps {
  readonly request: ImportRequest;
  readonly of: 'groupFrom' | 'labelSet' | 'tracks';
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
}

export function TextChoice({ request, of, ...words }: TextChoiceProps) {
  const { importing } = useApp();
  const take = (value: string) => {
    // A space may mean something in a pattern.
    const text = of === 'groupFrom' ? value : value.trim();
    const next = text === '' ? null : text;
    if (next !== request[of]) void importing.choose({ [of]: next });
  };
  return (
    <TextInput
      {...words}
      defaultValue={request[of] ?? ''}
      onBlur={({ currentTarget: { value } }) => {
        take(value);
      }}
      onKeyDown={({ key, currentTarget: { value } }) => {
        if (key === 'Enter') take(value);
      }}
    />
  );
}
