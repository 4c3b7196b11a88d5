/** How far the project's features are extracted anew, which clips had to be left out, and the way to end it. */
import { Button, Progress } from '@mantine/core';
import { useApp, useAppState } from '../../window/app-context.tsx';
import style from '../page.module.css';
import { statusWords } from '../re-extraction-words.ts';

export function ReExtractionStatus() {
  const app = useApp();
  const { reExtraction } = useAppState();
  if (reExtraction === null) return null;
  const { phase, share, problems } = reExtraction;
  const isUnderWay = phase === 'running' || phase === 'waiting';
  return (
    <div className={style.report} role="group" aria-label="Features">
      <p className={phase === 'failed' ? style.problem : style.soft} role="status">
        {statusWords(reExtraction)}
      </p>
      {isUnderWay && (
        <>
          <Progress value={100 * share} aria-label="Features extracted" />
          <Button className={style.end} variant="default" onClick={app.cancelReExtraction}>
            Cancel
          </Button>
        </>
      )}
      {problems.length > 0 && (
        <ul className={style.list}>
          {problems.map((problem) => (
            <li key={problem} className={style.problem}>
              {problem}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
