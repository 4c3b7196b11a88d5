/** Gets an extractor that is missing: begins, shows how far it is, stops, goes on. */
import { Button, Progress } from '@mantine/core';
import type { ExtractorCard, FetchProgress } from '../../../contract/window/cards.ts';
import { useApp } from '../../window/app-context.tsx';
import { bytesInWords } from '../bytes.ts';
import style from '../page.module.css';
import { secondsInWords } from './seconds-in-words.ts';

export function ExtractorFetch({ extractor }: { readonly extractor: ExtractorCard }) {
  const app = useApp();
  const { name, fetching, partBytes } = extractor;
  const word = fetching !== null ? 'Stop' : partBytes > 0 ? 'Resume' : 'Get it';
  return (
    <div className={style.fetch}>
      {fetching !== null && <Fetching name={name} progress={fetching} />}
      {fetching === null && partBytes > 0 && (
        <span className={style.soft}>{bytesInWords(partBytes)} have come</span>
      )}
      {/* One button for all, so that the keyboard stays where it is. */}
      <Button
        size="xs"
        aria-label={`${word}: ${name}`}
        onClick={() => void (fetching === null ? app.fetchExtractor(name) : app.cancelFetch(name))}
      >
        {word}
      </Button>
    </div>
  );
}

function Fetching({
  name,
  progress: { bytes, total, bytesPerS, secondsLeft },
}: {
  readonly name: string;
  readonly progress: FetchProgress;
}) {
  const of = total === null ? '' : ` of ${bytesInWords(total)}`;
  const pace = bytesPerS === null ? '' : `, ${bytesInWords(bytesPerS)} per s`;
  const left = secondsLeft === null ? '' : `, ${secondsInWords(secondsLeft)} left`;
  return (
    <>
      {total !== null && (
        <Progress
          className={style.fetchBar}
          value={(100 * bytes) / Math.max(1, total)}
          aria-label={`Fetching ${name}`}
        />
      )}
      <span className={style.soft}>{`${bytesInWords(bytes)}${of}${pace}${left}`}</span>
    </>
  );
}
