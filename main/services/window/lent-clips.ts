/** Addresses lent for as long as something is open: the same file has one address, and all are taken back at once. */
import type { LentFiles } from '../web-host/lent-files.ts';

export interface LentClips {
  readonly lend: (owner: string, path: string) => string;
  readonly takeBack: (owner: string) => void;
}

export function createLentClips(files: Pick<LentFiles, 'lend' | 'takeBack'>): LentClips {
  const owners = new Map<string, Map<string, string>>();
  return {
    lend(owner, path) {
      const own = owners.get(owner) ?? new Map<string, string>();
      owners.set(owner, own);
      const address = own.get(path) ?? files.lend(path);
      own.set(path, address);
      return address;
    },
    takeBack(owner) {
      for (const address of owners.get(owner)?.values() ?? []) files.takeBack(address);
      owners.delete(owner);
    },
  };
}
