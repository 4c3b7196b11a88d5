/** What would come in, and what would not. */
import type { ImportPreview } from '../../../contract/window/import-commands.ts';
import style from './import.module.css';
import { Remarks } from './remarks.tsx';
import { previewInWords } from './words.ts';

/** More are only counted: nobody reads on. */
const MOST = 200;

export function PreviewList({ preview }: { readonly preview: ImportPreview }) {
  const { clips, newTracks, newClasses, problems, notes } = preview;
  return (
    <section className={style.preview} aria-label="What would come in">
      <p role="status">{previewInWords(preview)}</p>
      <ul className={style.clips} aria-label="Clips" tabIndex={0}>
        {clips.slice(0, MOST).map(({ source, isNew, segments, replaced }, i) => (
          <li key={`${String(i)} ${source}`} className={style.clip}>
            <span className={style.name} title={source}>
              {source}
            </span>
            <span className={style.soft}>
              {isNew ? 'new video' : 'is here'}, {segments}{' '}
              {segments === 1 ? 'segment' : 'segments'}
              {replaced > 0 && ` in place of ${String(replaced)}`}
            </span>
          </li>
        ))}
        {clips.length > MOST && <li className={style.clip}>and {clips.length - MOST} more</li>}
      </ul>
      {newTracks.length > 0 && <p className={style.soft}>New tracks: {newTracks.join(', ')}.</p>}
      {newClasses.length > 0 && <p className={style.soft}>New classes: {newClasses.join(', ')}.</p>}
      <Remarks title="Would not come in as it stands" problems={problems} notes={notes} />
    </section>
  );
}
