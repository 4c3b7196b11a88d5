/** Everything a user can do, in the order the palette lists it. */
import type { StripHandle } from '../../strip/strip-handle.ts';
import type { App } from '../app.ts';
import type { Action } from './action.ts';
import { lookActions } from './look-actions.ts';
import { placeActions } from './place-actions.ts';
import { recordActions } from './record-actions.ts';
import { watchActions } from './watch-actions.ts';

export function createActions(app: App, strip: StripHandle): readonly Action[] {
  return [
    ...watchActions(app),
    ...recordActions(app),
    ...lookActions(app, strip),
    ...placeActions(app),
  ];
}
