/** Something is being looked up: a turning ring, and the words for it. */
import { Loader } from '@mantine/core';

export function Busy({ words }: { readonly words: string }) {
  return (
    <span role="status" aria-label={words}>
      <Loader size="sm" aria-hidden />
    </span>
  );
}
