/** Hands a recording's bytes to the page, in pieces, and waits for each to be on the disk. */
import { MAX_PIECE_BYTES } from '../../contract/window/recording-commands.ts';
import { Fault } from '../../contract/fault.ts';

export type Hand = (number: number, bytes: Uint8Array<ArrayBuffer>) => void;

export interface HandedBytes {
  /** @throws Fault when the disk took no more. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  readonly taken: (number: number) => void;
  readonly refused: () => void;
}

export function createHandedBytes(hand: Hand): HandedBytes {
  const waiting = new Map<number, PromiseWithResolvers<undefined>>();
  let lastNumber = 0;
  return {
    async append(bytes) {
      for (let at = 0; at < bytes.length; at += MAX_PIECE_BYTES) {
        const answer = Promise.withResolvers<undefined>();
        waiting.set(++lastNumber, answer);
        hand(lastNumber, bytes.slice(at, at + MAX_PIECE_BYTES));
        await answer.promise;
      }
    },
    taken(number) {
      waiting.get(number)?.resolve(undefined);
      waiting.delete(number);
    },
    refused() {
      for (const answer of waiting.values())
        answer.reject(new Fault('disk', 'The disk took no more of the recording.'));
      waiting.clear();
    },
  };
}
