/** The classes of a model, each with its colour. */
import type { ModelCard } from '../../../contract/window/cards.ts';
import style from '../page.module.css';

export function ClassChips({ tracks }: Pick<ModelCard, 'tracks'>) {
  return (
    <div className={style.chips}>
      {tracks.flatMap((track) =>
        track.classes.map(({ id, name, colour }) => (
          <span key={`${track.id}/${id}`} className={style.chip}>
            <span className={style.chipSwatch} style={{ background: colour }} aria-hidden />
            {tracks.length > 1 ? `${track.name}: ${name}` : name}
          </span>
        )),
      )}
    </div>
  );
}
