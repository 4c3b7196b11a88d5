/** All that is labelled with a class, or with any of a track, asked for when an edit is about to change it. */
import { useEffect, useState } from 'react';
import { toFault } from '../../../contract/fault.ts';
import type { ClassSegment } from '../../../contract/window/class-segments.ts';
import { useApp } from '../../window/app-context.tsx';
import type { OfClass } from './effect-words.ts';

export interface FoundSegments {
  /** Null until they have been told. */
  readonly segments: readonly ClassSegment[] | null;
  readonly problem: string | null;
}

export function useSegments({ track, classId }: OfClass): FoundSegments {
  const { host } = useApp();
  const [found, setFound] = useState<FoundSegments>({ segments: null, problem: null });
  useEffect(() => {
    let isWanted = true;
    host
      .invoke('classes.segments', { track, classId })
      .then(({ segments }) => {
        if (isWanted) setFound({ segments, problem: null });
      })
      .catch((error: unknown) => {
        if (isWanted) setFound({ segments: null, problem: toFault(error).message });
      });
    return () => {
      isWanted = false;
    };
  }, [host, track, classId]);
  return found;
}
