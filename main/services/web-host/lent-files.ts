/** Files lent to the page for a while: an unguessable address instead of a path. */
import { randomBytes } from 'node:crypto';

export interface LentFiles {
  /** @returns the address to fetch it from; range requests work. */
  readonly lend: (path: string) => string;
  readonly takeBack: (address: string) => void;
  /** @returns the file behind an address, or null when none is lent there. */
  readonly find: (address: string) => string | null;
}

export function createLentFiles(): LentFiles {
  const paths = new Map<string, string>();
  return {
    lend(path) {
      const address = `/files/${randomBytes(16).toString('base64url')}`;
      paths.set(address, path);
      return address;
    },
    takeBack: (address) => void paths.delete(address),
    find: (address) => paths.get(address) ?? null,
  };
}
