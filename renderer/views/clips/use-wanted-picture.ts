/** Has the picture of a clip drawn that has none, while its card is on screen. */
import { useEffect, useRef } from 'react';
import type { ClipCard } from '../../../contract/window/clips.ts';
import { useApp } from '../../window/app-context.tsx';

/** @returns the ref of the card. */
export function useWantedPicture({
  id,
  thumbnail,
  isMissing,
}: ClipCard): React.RefObject<HTMLLIElement | null> {
  const { clipPictures } = useApp();
  const ref = useRef<HTMLLIElement>(null);
  const isWanted = thumbnail === null && !isMissing;
  useEffect(() => {
    const element = ref.current;
    if (element === null || !isWanted) return undefined;
    const seen = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting === true) clipPictures.want(id);
      else clipPictures.unwant(id);
    });
    seen.observe(element);
    return () => {
      seen.disconnect();
      clipPictures.unwant(id);
    };
  }, [clipPictures, id, isWanted]);
  return ref;
}
