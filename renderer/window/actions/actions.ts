/** Everything a user can do, in the order the palette lists it. */
import type { StripHandle } from '../../strip/strip-handle.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import type { App } from '../app.ts';
import type { Action } from './action.ts';
import { labelActions } from './label-actions.ts';
import { lookActions } from './look-actions.ts';
import { placeActions } from './place-actions.ts';
import { recordActions } from './record-actions.ts';
import { watchActions } from './watch-actions.ts';

/** What actions move on screen. */
export interface Moved {
  readonly strip: StripHandle;
  readonly timeline: Timeline;
}

export function createActions(app: App, { strip, timeline }: Moved): readonly Action[] {
  return [
    ...watchActions(app),
    ...recordActions(app),
    ...labelActions(app.labelling, timeline),
    ...lookActions(app, strip),
    ...placeActions(app),
  ];
}
