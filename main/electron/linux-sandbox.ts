/**
 * Attack: a page outside the sandbox. Checklist 4: some Linux systems forbid what the sandbox is made of, and launchers
 * answer that with `--no-sandbox`. Longtake does not run like that; it says why, and what to do.
 */
import { readFileSync } from 'node:fs';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  /** `--no-sandbox` stands on the command line, whoever put it there. */
  readonly isSandboxOff: boolean;
  /** Chromium's sandbox cannot hold root, so that root has no choice. */
  readonly isRoot: boolean;
  /** @returns the content of a kernel setting, null where it has none. */
  readonly readSetting: (path: string) => string | null;
}

const restrictions: readonly {
  readonly path: string;
  readonly value: string;
  readonly why: string;
}[] = [
  {
    path: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
    value: '1',
    why: 'AppArmor keeps programs without a profile from making user namespaces (Ubuntu 23.10 and newer)',
  },
  {
    path: '/proc/sys/kernel/unprivileged_userns_clone',
    value: '0',
    why: 'the kernel setting unprivileged_userns_clone is 0',
  },
  {
    path: '/proc/sys/user/max_user_namespaces',
    value: '0',
    why: 'the kernel setting max_user_namespaces is 0',
  },
];

/** @returns why Longtake will not open here, in words for the user; null where it will. */
export function sandboxRefusal(surroundings: Surroundings): string | null {
  const { platform, isSandboxOff, isRoot } = surroundings;
  if (!isSandboxOff || (platform === 'linux' && isRoot)) return null;
  const why = platform === 'linux' ? whyForbidden(surroundings) : null;
  const advice =
    why === null
      ? 'Start it without --no-sandbox.'
      : `The sandbox cannot work here because ${why}. Install the .deb, which brings a profile for Longtake, ` +
        'or let your administrator allow user namespaces; then start it without --no-sandbox.';
  return `Longtake does not open outside Chromium's sandbox, and it was started with --no-sandbox. ${advice}`;
}

/** @returns what on this system forbids the sandbox of a program that was not installed by a package. */
export function whyForbidden({ readSetting }: Pick<Surroundings, 'readSetting'>): string | null {
  const found = restrictions.find(({ path, value }) => readSetting(path)?.trim() === value);
  return found?.why ?? null;
}

export function readKernelSetting(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
