/** A field for the names of several classes at once. */
import { TextInput } from '@mantine/core';

export interface ClassNamesProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function ClassNames({ value, onChange }: ClassNamesProps) {
  return (
    <TextInput
      label="What can happen"
      description="Classes, separated by commas. Each gets a colour and a key."
      placeholder="Sitting, Standing, Waving"
      value={value}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
