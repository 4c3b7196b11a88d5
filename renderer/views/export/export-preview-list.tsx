/** What would be written: the files, how one of them begins, and what is not in them. */
import type { ExportPreview } from '../../../contract/window/export-commands.ts';
import { counted } from '../counted.ts';
import style from './export.module.css';
import { previewInWords } from './words.ts';

/** More are only counted: nobody reads on. */
const MOST = 200;
const MOST_NAMES = 12;

export function ExportPreviewList({ preview }: { readonly preview: ExportPreview }) {
  const { files, sample, lost, unlabelled, problems } = preview;
  const { lines, isWhole } = sample;
  return (
    <section className={style.preview} aria-label="What would be written">
      <p role="status">{previewInWords(preview)}</p>
      {files.length > 1 && <Files files={files} />}
      <p className={style.soft}>
        {isWhole ? 'All of' : 'The beginning of'} {sample.name}:
      </p>
      <pre className={style.sample} tabIndex={0} aria-label={`The beginning of ${sample.name}`}>
        {lines.join('\n')}
      </pre>
      {lost.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {unlabelled.length > 0 && (
        <p className={style.soft}>Without these labels, so left out: {named(unlabelled)}.</p>
      )}
      {problems.map((problem) => (
        <p key={problem} className={style.bad}>
          {problem}
        </p>
      ))}
    </section>
  );
}

function Files({ files }: Pick<ExportPreview, 'files'>) {
  return (
    <ul className={style.files} aria-label="Files" tabIndex={0}>
      {files.slice(0, MOST).map(({ name, segments }) => (
        <li key={name} className={style.file}>
          <span className={style.name} title={name}>
            {name}
          </span>
          <span className={style.soft}>{counted(segments, 'segment')}</span>
        </li>
      ))}
      {files.length > MOST && <li className={style.file}>and {files.length - MOST} more</li>}
    </ul>
  );
}

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? `${shown} and ${String(more)} more` : shown;
}
