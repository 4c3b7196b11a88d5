/** One extractor: what it is, how fast it is here, and the way to get it where it is missing. */
import { Badge } from '@mantine/core';
import type { ExtractorCard } from '../../../contract/window/cards.ts';
import { bytesInWords } from '../bytes.ts';
import style from '../page.module.css';
import { ExtractorFetch } from './extractor-fetch.tsx';

export function ExtractorRow({ extractor }: { readonly extractor: ExtractorCard }) {
  const { name, path, bytes, featureLength, licence, address, isDefault, fault } = extractor;
  return (
    <tr>
      <td>
        {name}{' '}
        {isDefault && (
          <Badge size="sm" variant="light">
            default
          </Badge>
        )}
        <div className={style.path}>{path ?? address}</div>
        {fault !== null && (
          <div className={style.problem} role={path === null ? 'alert' : undefined}>
            {fault.message}
          </div>
        )}
      </td>
      <td>
        {hereInWords(extractor)}
        {path === null && address !== null && <ExtractorFetch extractor={extractor} />}
      </td>
      <td className={style.number}>{bytes === null ? '–' : bytesInWords(bytes)}</td>
      <td className={style.number}>{featureLength ?? '–'}</td>
      <td className={style.number}>{speedInWords(extractor)}</td>
      <td>{licence ?? 'not known'}</td>
    </tr>
  );
}

function hereInWords({ path, isBundled, fault }: ExtractorCard): string {
  if (path === null) return 'not on this machine';
  if (fault !== null) return 'broken';
  return isBundled ? 'came with Longtake' : 'yes';
}

function speedInWords({ frameMs }: ExtractorCard): string {
  const { CPU, GPU } = frameMs;
  const known = [
    ...(CPU === undefined ? [] : [`${CPU.toFixed(1)} ms`]),
    ...(GPU === undefined ? [] : [`${GPU.toFixed(1)} ms (GPU)`]),
  ];
  return known.join(', ') || 'not measured yet';
}
