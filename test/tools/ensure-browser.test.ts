/** On Debian as root a missing browser is installed; what cannot be installed is one line, never a failure. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBrowser, type Installer } from '../../tools/setup/ensure-browser.ts';

let folder: string;
let said: string;

interface Plan {
  readonly canInstall?: boolean;
  readonly present?: boolean;
  /** What apt-cache calls the candidate; null where there is no apt at all. */
  readonly candidate?: string | null;
  readonly installs?: boolean;
  readonly updates?: boolean;
}

function createMachine(plan: Plan): Installer & { readonly calls: readonly string[] } {
  const { canInstall = true, candidate = '140.0-1', installs = true, updates = true } = plan;
  let present = plan.present ?? false;
  const calls: string[] = [];
  const answer = (program: string, verb: string | undefined) => {
    if (candidate === null) return { code: 127, output: 'spawn apt-get ENOENT\n' };
    if (program === 'apt-cache')
      return { code: 0, output: `chromium:\n  Candidate: ${candidate}\n` };
    if (verb === 'update') return { code: updates ? 0 : 100, output: '' };
    if (verb !== 'install') return { code: 0, output: '' };
    present = installs;
    return installs ? { code: 0, output: '' } : { code: 100, output: 'E: no space left\n' };
  };
  return {
    canInstall,
    calls,
    find: () => Promise.resolve(present ? { path: '/usr/bin/chromium', kind: 'chromium' } : null),
    run: (program, args) => {
      calls.push([program, ...args].join(' '));
      return Promise.resolve(answer(program, args[0]));
    },
  };
}

const asking = 'Longtake set-up: no Chromium here: asking apt-get for one, about a minute.\n';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'longtake-apt-'));
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe('ensureBrowser', () => {
  it("installs the distribution's Chromium, once", async () => {
    const machine = createMachine({});
    await ensureBrowser(folder, machine);
    expect(machine.calls.at(-1)).toBe('apt-get install -y -qq --no-install-recommends chromium');
    expect(said).toBe(asking);
    const before = machine.calls.length;
    await ensureBrowser(folder, machine);
    expect(machine.calls).toHaveLength(before);
  });

  it('shows what apt-get said and one line when it fails', async () => {
    await ensureBrowser(folder, createMachine({ installs: false }));
    expect(said).toBe(
      `${asking}E: no space left\nLongtake set-up: apt-get install chromium failed (exit code 100): its words are above.\n`,
    );
  });

  it.each(['(none)', '2:1snap1-0ubuntu2'])('does not install candidate %s', async (candidate) => {
    const machine = createMachine({ candidate });
    await ensureBrowser(folder, machine);
    expect(machine.calls).toContain('apt-cache policy chromium');
    expect(machine.calls.filter((call) => call.startsWith('apt-get install'))).toEqual([]);
  });

  it('says when the package lists cannot be had', async () => {
    await ensureBrowser(folder, createMachine({ candidate: '(none)', updates: false }));
    expect(said).toContain('apt-get update failed');
  });

  it.each<Plan>([{ canInstall: false }, { present: true }])('leaves %j alone', async (plan) => {
    const machine = createMachine(plan);
    await ensureBrowser(folder, machine);
    expect(machine.calls).toEqual([]);
    expect(said).toBe('');
  });

  it('keeps quiet on a Linux without apt', async () => {
    await ensureBrowser(folder, createMachine({ candidate: null }));
    expect(said).toBe('');
  });
});
