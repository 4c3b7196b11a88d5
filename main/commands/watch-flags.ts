/** The options of `longtake` without a command, as commander gives them. */
import type { WantedDelegate } from './choose-delegate.ts';
import type { Host } from './choose-host.ts';
import type { ModelFlags } from './choose-model.ts';

export interface WatchFlags extends ModelFlags {
  readonly source?: string;
  readonly host?: Host;
  readonly port?: number;
  readonly log?: string;
  readonly frames?: number;
  readonly speed?: number;
  readonly delegate?: WantedDelegate;
  readonly json?: true;
}
