/** A group of the sheet of keys: what is done, and the key that does it. */
import { Kbd } from '@mantine/core';
import { keyWords } from '../../window/key-words.ts';
import style from './key-sheet.module.css';

export interface KeyRow {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  /** What it shares its key with, and loses it to. */
  readonly taken?: string | undefined;
}

interface KeyRowsProps {
  readonly title: string;
  /** Its name for screen readers. */
  readonly name?: string;
  readonly rows: readonly KeyRow[];
}

export function KeyRows({ title, name = title, rows }: KeyRowsProps) {
  return (
    <section className={style.group} aria-label={name}>
      <h3 className={style.title}>{title}</h3>
      <dl className={style.keys}>
        {rows.map(({ id, title: does, key, taken }) => (
          <div key={id} className={style.row}>
            <dt>
              {does}
              {taken !== undefined && (
                <span className={style.conflict}> shares its key with “{taken}”</span>
              )}
            </dt>
            <dd>
              <Kbd>{keyWords(key)}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
