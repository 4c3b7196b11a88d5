/** One section of the settings. */
import { useId, type ReactNode } from 'react';
import style from '../page.module.css';

export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={style.section} aria-labelledby={id}>
      <h2 className={style.sectionTitle} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
