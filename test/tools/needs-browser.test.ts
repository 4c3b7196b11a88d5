/** Commands that touch no pixels run on a machine without any browser. */
import { describe, expect, it } from 'vitest';
import { needsBrowser } from '../../tools/setup/needs-browser.ts';

describe('needsBrowser', () => {
  it.each([
    ['test', [], true],
    ['start', [], true],
    ['longtake', [], true],
    ['longtake', ['--source', 'camera'], true],
    ['longtake', ['label', 'a.mp4', '--json'], true],
    ['longtake', ['--json', 'bench', 'live'], true],
    ['longtake', ['doctor', '--json'], false],
    ['longtake', ['--json', 'doctor'], false],
    ['longtake', ['clips', '--project', 'p'], false],
    ['longtake', ['charlm', 'text.txt', '--start', 'h'], false],
    ['longtake', ['export', '--format', 'label'], false],
    ['longtake', ['label', '--help'], false],
    ['longtake', ['--version'], false],
  ])('%s %j: %s', (mode, args, expected) => {
    expect(needsBrowser(mode, args)).toBe(expected);
  });
});
