/** The keys of classes while labelling: held down they paint what goes by, tapped they choose. */
import { useEffect } from 'react';
import { paintOf } from '../../labelling/class-keys.ts';
import { useApp } from '../../window/app-context.tsx';
import { pressBelongsElsewhere } from '../../window/use-keys.ts';

export function useClassKeys(): void {
  const { labelling } = useApp();
  useEffect(() => {
    const stop = new AbortController();
    const held = new Set<string>();
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || pressBelongsElsewhere(event)) return;
      const paint = paintOf(event.key, labelling.state$.value);
      if (paint === null) return;
      // A class's key is nothing else besides.
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      held.add(event.code);
      labelling.press(event.code, paint);
    };
    const up = ({ code }: { readonly code: string }) => {
      if (held.delete(code)) labelling.release(code);
    };
    // The page never hears of a key that is let go elsewhere.
    const leave = () => {
      for (const code of [...held]) up({ code });
    };
    const options = { capture: true, signal: stop.signal };
    window.addEventListener('keydown', down, options);
    window.addEventListener('keyup', up, options);
    window.addEventListener('blur', leave, options);
    return () => {
      leave();
      stop.abort();
    };
  }, [labelling]);
}
