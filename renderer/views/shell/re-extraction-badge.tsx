/** A quiet word in the bar while features are extracted anew; it leads to where that is told in full. */
import { Button } from '@mantine/core';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { badgeWords } from '../re-extraction-words.ts';
import style from './shell.module.css';

export function ReExtractionBadge() {
  const app = useApp();
  const { reExtraction } = useAppState();
  const words = reExtraction === null ? null : badgeWords(reExtraction);
  if (words === null) return null;
  return (
    <Button
      className={style.palette}
      variant="subtle"
      size="compact-sm"
      onClick={() => {
        app.show('settings');
      }}
    >
      {words}
    </Button>
  );
}
