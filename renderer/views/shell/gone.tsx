/** A full page instead of the window: the program behind it has ended, or this browser cannot run it. */
import { IconPlugConnectedX } from '@tabler/icons-react';
import style from './shell.module.css';

export interface GoneProps {
  readonly title: string;
  readonly message: string;
}

export function Gone({ title, message }: GoneProps) {
  return (
    <main className={style.gone} role="alert">
      <IconPlugConnectedX size="3em" aria-hidden />
      <h1>{title}</h1>
      <p className={style.goneText}>{message}</p>
    </main>
  );
}
