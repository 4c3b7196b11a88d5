/** The feature extractors this machine has, and those that are known but missing. */
import { Badge } from '@mantine/core';
import type { ExtractorCard } from '../../../contract/window/cards.ts';
import { useAppState } from '../../window/app-context.tsx';
import { bytesInWords } from '../bytes.ts';
import style from '../page.module.css';
import { Busy } from '../busy.tsx';

export function Extractors() {
  const { extractors } = useAppState();
  const { items, isBusy, fault, problems } = extractors;
  return (
    <section className={style.section} aria-label="Extractors" aria-busy={isBusy}>
      <h2 className={style.sectionTitle}>Extractors</h2>
      <p className={style.soft}>
        The convolutional network that turns a frame into features. A model runs only with the
        extractor it was trained on.
      </p>
      {fault !== null && <p className={style.problem}>{fault.message}</p>}
      {items.length === 0 && isBusy && <Busy words="Looking for extractors" />}
      {items.length > 0 && (
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
              <th scope="col">Licence</th>
            </tr>
          </thead>
          <tbody>
            {items.map((extractor) => (
              <ExtractorRow key={extractor.path ?? extractor.name} extractor={extractor} />
            ))}
          </tbody>
        </table>
      )}
      {problems.map((problem) => (
        <p key={problem} className={style.soft}>
          {problem}
        </p>
      ))}
    </section>
  );
}

function ExtractorRow({ extractor }: { readonly extractor: ExtractorCard }) {
  const { name, path, bytes, featureLength, licence, isDefault, fault } = extractor;
  return (
    <tr>
      <td>
        {name}{' '}
        {isDefault && (
          <Badge size="sm" variant="light">
            default
          </Badge>
        )}
        {path !== null && <div className={style.path}>{path}</div>}
        {fault !== null && <div className={style.problem}>{fault.message}</div>}
      </td>
      <td>{path === null ? 'not on this machine' : 'yes'}</td>
      <td className={style.number}>{bytes === null ? '–' : bytesInWords(bytes)}</td>
      <td className={style.number}>{featureLength ?? '–'}</td>
      <td>{licence ?? 'not known'}</td>
    </tr>
  );
}
