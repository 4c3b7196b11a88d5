/** What the host measures of two label sets, for whichever two were chosen last. */
import { useEffect, useState } from 'react';
import { toFault } from '../../../contract/fault.ts';
import type { AgreementCard } from '../../../contract/window/agreement-commands.ts';
import { useApp } from '../../window/app-context.tsx';

interface MeasuredState {
  readonly found: AgreementCard | null;
  readonly fault: string | null;
  readonly isBusy: boolean;
}

export function useMeasured(a: string, b: string): MeasuredState {
  const { host } = useApp();
  const [state, setState] = useState<MeasuredState>({ found: null, fault: null, isBusy: true });
  useEffect(() => {
    let isWanted = true;
    const show = (next: MeasuredState) => {
      if (isWanted) setState(next);
    };
    if (a === b) {
      show({ found: null, fault: 'Choose two different ones.', isBusy: false });
      return;
    }
    show({ found: null, fault: null, isBusy: true });
    host
      .invoke('agreement.measure', { a, b })
      .then((found) => {
        show({ found, fault: null, isBusy: false });
      })
      .catch((error: unknown) => {
        show({ found: null, fault: toFault(error).message, isBusy: false });
      });
    return () => {
      isWanted = false;
    };
  }, [host, a, b]);
  return state;
}
