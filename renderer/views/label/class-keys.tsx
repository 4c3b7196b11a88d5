/** The classes' keys on the sheet of keys, with what they take a key away from. */
import { useActions } from '../../window/actions/actions-context.tsx';
import { BACKGROUND_KEY, UNLABELLED_KEY } from '../../labelling/class-keys.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { KeyRows } from '../shell/key-rows.tsx';

export function ClassKeys() {
  const { tracks } = useObserved(useApp().labelling.state$);
  const actions = useActions().filter(({ views }) => views?.includes('label') === true);
  const classes = tracks.flatMap((track) =>
    track.classes.flatMap(({ id, name, key }) =>
      key === undefined ? [] : [{ id: `${track.id}/${id}`, title: name, key }],
    ),
  );
  const all = [
    ...classes,
    { id: 'background', title: 'Background', key: BACKGROUND_KEY },
    { id: 'unlabelled', title: 'Unlabelled', key: UNLABELLED_KEY },
  ];
  const rows = all.map(({ id, title, key }, i) => {
    const isSame = (other: { readonly key?: string }) =>
      other.key?.toLowerCase() === key.toLowerCase();
    const taken = actions.find(isSame)?.title ?? all.slice(0, i).find(isSame)?.title;
    return { id, title, key: key.toUpperCase(), taken };
  });
  return (
    <KeyRows
      name="Keys of classes"
      title="Classes: hold to paint, tap for a frame or the chosen segment"
      rows={rows}
    />
  );
}
