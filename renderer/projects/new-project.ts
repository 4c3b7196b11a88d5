/** What a new project needs: a folder, and classes in it. */
import type { LongtakeHost } from '../../contract/window/host.ts';

/** What a track is called that nobody named. */
const TRACK = 'Activity';

/** "sitting, Standing,, standing " names two classes. */
export function namesIn(text: string): readonly string[] {
  const names = new Map<string, string>();
  for (const part of text.split(/[,;\n]/)) {
    const name = part.trim();
    if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}

/** Adds classes to the project's first track, which is made where there is none. @throws Fault */
export async function addClasses(host: LongtakeHost, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const known = await host.invoke('classes.list', {});
  const { tracks } =
    known.tracks.length > 0
      ? known
      : await host.invoke('classes.edit', { edit: { kind: 'add-track', name: TRACK } });
  const [track] = tracks;
  if (track === undefined) return;
  for (const name of names)
    await host.invoke('classes.edit', { edit: { kind: 'add-class', track: track.id, name } });
}
