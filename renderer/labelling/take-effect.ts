/** Does what a gesture on the timeline came to. */
import type { Effect } from '../timeline/gesture.ts';
import type { Labelling } from './labelling.ts';

export function takeEffect(labelling: Labelling, effect: Exclude<Effect, { kind: 'pan' }>): void {
  const player = labelling.state$.value.open?.player;
  switch (effect.kind) {
    case 'seek':
      player?.seek(effect.frame);
      break;
    case 'select': {
      const { track, frame } = effect;
      labelling.select(frame === null ? null : { track, frame });
      labelling.chooseTrack(track);
      break;
    }
    case 'edit':
      labelling.edit(effect.edit);
      break;
    case 'loop': {
      const { startFrame, endFrame } = effect;
      player?.loop({ startFrame, endFrame });
      player?.play('forward');
      break;
    }
  }
}
