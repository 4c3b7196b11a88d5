/** Outside the sandbox nothing opens, and the user learns why and what to do. */
import { describe, expect, it } from 'vitest';
import {
  readKernelSetting,
  sandboxRefusal,
  whyForbidden,
  type Surroundings,
} from '../../../main/electron/linux-sandbox.ts';

const apparmor = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
const settings =
  (values: Readonly<Record<string, string>>): Surroundings['readSetting'] =>
  (path) =>
    values[path] ?? null;
const linux: Surroundings = {
  platform: 'linux',
  isSandboxOff: true,
  isRoot: false,
  readSetting: settings({}),
};

describe('the sandbox', () => {
  it('is on, and then nothing is said, whatever the kernel’s settings', () => {
    const readSetting = settings({ [apparmor]: '1\n' });
    expect(sandboxRefusal({ ...linux, isSandboxOff: false, readSetting })).toBeNull();
  });

  it('was switched off where AppArmor forbids it: that is explained, with the way out', () => {
    const words = sandboxRefusal({ ...linux, readSetting: settings({ [apparmor]: '1\n' }) });
    expect(words).toContain('AppArmor');
    expect(words).toContain('.deb');
    expect(words).toContain('without --no-sandbox');
  });

  it('was switched off for no reason: that is refused all the same, on every system', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(sandboxRefusal({ ...linux, platform })).toBe(
        "Longtake does not open outside Chromium's sandbox, and it was started with --no-sandbox. Start it without --no-sandbox.",
      );
    }
  });

  it('cannot hold root, who alone may do without', () => {
    expect(sandboxRefusal({ ...linux, isRoot: true })).toBeNull();
    expect(sandboxRefusal({ ...linux, isRoot: true, platform: 'darwin' })).not.toBeNull();
  });
});

describe('what forbids it', () => {
  it.each([
    [apparmor, '1', 'AppArmor'],
    ['/proc/sys/kernel/unprivileged_userns_clone', '0', 'unprivileged_userns_clone'],
    ['/proc/sys/user/max_user_namespaces', '0', 'max_user_namespaces'],
  ])('is read from %s', (path, value, word) => {
    expect(whyForbidden({ readSetting: settings({ [path]: `${value}\n` }) })).toContain(word);
  });

  it('is nothing where the settings allow it, or are not there', () => {
    const allowing = { [apparmor]: '0\n', '/proc/sys/user/max_user_namespaces': '1024\n' };
    expect(whyForbidden({ readSetting: settings(allowing) })).toBeNull();
    expect(whyForbidden({ readSetting: () => null })).toBeNull();
  });

  it('is read from this machine without failing', () => {
    expect(readKernelSetting('/proc/sys/no/such/setting')).toBeNull();
  });
});
