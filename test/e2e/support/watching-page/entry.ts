/** A page with nothing but the session controller and a picture, for tests that drive it from outside. */
import { defaultSettings, type Settings } from '../../../../contract/window/settings.ts';
import { connectHost } from '../../../../renderer/host/connect-host.ts';
import { startFrameMeter } from '../../../../renderer/watching/frame-meter.ts';
import { missingFeatures } from '../../../../renderer/watching/needed-features.ts';
import { browserParts } from '../../../../renderer/watching/parts.ts';
import type { Watching } from '../../../../renderer/watching/watch-state.ts';
import { createWatching } from '../../../../renderer/watching/watching.ts';

export interface UnderTest {
  readonly watching: Watching;
  readonly missing: readonly string[];
  readonly settings: Settings;
  /** Every phase since the page stood, in order, repetitions left out. */
  readonly phases: string[];
  /** The file chosen in the page's one input. */
  readonly file: () => File;
  readonly video: HTMLVideoElement;
}

declare global {
  var underTest: UnderTest;
}

const settings: Settings = { ...defaultSettings };
const { frameMs } = startFrameMeter(window);
const host = await connectHost();
const watching = createWatching({ host, settings: () => settings, parts: browserParts(frameMs) });
const video = document.querySelector('video');
const input = document.querySelector('input');
if (video === null || input === null) throw new Error('The page is not whole.');
const phases: string[] = [];
watching.subscribe(() => {
  const { phase, picture } = watching.state();
  if (phases.at(-1) !== phase) phases.push(phase);
  if (video.srcObject !== picture) video.srcObject = picture;
});
const file = () => {
  const [chosen] = input.files ?? [];
  if (chosen === undefined) throw new Error('No file was chosen.');
  return chosen;
};
globalThis.underTest = { watching, missing: missingFeatures(), settings, phases, file, video };
