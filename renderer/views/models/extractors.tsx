/** The feature extractors this machine has, and those of the catalogue that can be fetched. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { ExtractorCard } from '../../../contract/window/cards.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { Busy } from '../busy.tsx';
import style from '../page.module.css';
import { ExtractorRow } from './extractor-row.tsx';

export function Extractors() {
  const app = useApp();
  const { extractors, extractorFolder } = useAppState();
  const { items, isBusy, fault, problems } = extractors;
  useLookWhenBack();
  return (
    <section className={style.section} aria-label="Extractors" aria-busy={isBusy}>
      <h2 className={style.sectionTitle}>Extractors</h2>
      <p className={style.soft}>
        The convolutional network that turns a frame into features. A model runs only with the
        extractor it was trained on.
      </p>
      {fault !== null && <p className={style.problem}>{fault.message}</p>}
      {items.length === 0 && isBusy && <Busy words="Looking for extractors" />}
      {items.length > 0 && <ExtractorTable items={items} />}
      {problems.map((problem) => (
        <p key={problem} className={style.soft}>
          {problem}
        </p>
      ))}
      {extractorFolder !== null && (
        <p className={style.soft}>
          Any .tflite file that you put into <span className={style.path}>{extractorFolder}</span>{' '}
          is found as well.
        </p>
      )}
      <Button onClick={() => void app.listExtractors()}>Look again</Button>
    </section>
  );
}

function ExtractorTable({ items }: { readonly items: readonly ExtractorCard[] }) {
  return (
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Here</th>
          <th scope="col" className={style.number}>
            Size
          </th>
          <th scope="col" className={style.number}>
            Features
          </th>
          <th scope="col" className={style.number}>
            Per frame
          </th>
          <th scope="col">Licence</th>
        </tr>
      </thead>
      <tbody>
        {items.map((extractor) => (
          <ExtractorRow key={extractor.path ?? extractor.name} extractor={extractor} />
        ))}
      </tbody>
    </table>
  );
}

/** Whoever comes back to the window may have put a file there meanwhile. */
function useLookWhenBack(): void {
  const app = useApp();
  useEffect(() => {
    const look = () => {
      void app.listExtractors();
    };
    window.addEventListener('focus', look);
    return () => {
      window.removeEventListener('focus', look);
    };
  }, [app]);
}
