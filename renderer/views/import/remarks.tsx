/** What is left out, line by line, and what else there is to know. */
import style from './import.module.css';

/** More are only counted. */
const MOST = 100;

interface RemarksProps {
  readonly title: string;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

export function Remarks({ title, problems, notes }: RemarksProps) {
  return (
    <>
      {problems.length > 0 && (
        <>
          <p>{title}:</p>
          <ul className={style.problems} aria-label={title} tabIndex={0}>
            {problems.slice(0, MOST).map((problem, i) => (
              <li key={`${String(i)} ${problem}`}>{problem}</li>
            ))}
            {problems.length > MOST && <li>and {problems.length - MOST} more</li>}
          </ul>
        </>
      )}
      {notes.map((note) => (
        <p key={note} className={style.soft}>
          {note}
        </p>
      ))}
    </>
  );
}
