/** The tracks of a model as the window shows them: names, colours and keys for class ids. */
import type { Track, TrackOutputs } from '../../../contract/track.ts';
import { withTracks } from '../project/tracks.ts';

/** No hue: it says "none of these" beside any colour of the palette. */
const BACKGROUND_COLOUR = '#8a8f98';

/** In the order of the model's outputs: the project's classes where it has them, new ones from the palette. */
export function cardTracks(
  outputs: readonly TrackOutputs[],
  projectTracks: readonly Track[],
): readonly Track[] {
  const wanted = outputs.map(({ id, classes }) => ({
    id,
    name: inWords(id),
    classes: classes.map((cls) => ({ id: cls, name: inWords(cls) })),
  }));
  const known = withTracks(projectTracks, wanted);
  return outputs.map(({ id, classes }) => {
    const track = known.find((t) => t.id === id);
    return {
      id,
      name: track?.name ?? inWords(id),
      classes: classes.map(
        (classId) =>
          track?.classes.find((c) => c.id === classId) ?? {
            id: classId,
            name: inWords(classId),
            colour: BACKGROUND_COLOUR,
          },
      ),
    };
  });
}

/** An id as people read it: "childs_pose" → "Childs pose". Names that a project gives are left as they are. */
function inWords(id: string): string {
  const words = id.replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? id : words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
