/** A full page with one sentence: the program behind it has ended, or this browser cannot run it. */
import { IconPlugConnectedX } from '@tabler/icons-react';
import style from './shell.module.css';

export function Gone({ message }: { readonly message: string }) {
  return (
    <main className={style.gone} role="alert">
      <IconPlugConnectedX size="3em" aria-hidden />
      <h1>Longtake has ended here</h1>
      <p className={style.goneText}>{message}</p>
    </main>
  );
}
