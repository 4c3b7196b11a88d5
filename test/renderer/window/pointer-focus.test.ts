/** What lets go of the keyboard after a press with the pointer, and where. */
import { describe, expect, it } from 'vitest';
import { givesFocusBack } from '../../../renderer/window/pointer-focus.ts';

/** The focus lies on the first of these, inside the others. */
const on =
  (...kinds: readonly string[]) =>
  (selector: string) =>
    selector.split(/, (?![^(]*\))/).some((one) => kinds.includes(one));

describe('after the pointer was let go', () => {
  it.each(['watch', 'record', 'label'] as const)('a button of %s has no keyboard', (view) => {
    expect(givesFocusBack(on('button'), view)).toBe(true);
    expect(givesFocusBack(on('input'), view)).toBe(true);
  });

  it.each([
    ['a field of text', on('input', 'input:not([type=checkbox], [type=radio])')],
    ['a larger field of text', on('textarea')],
    ['a list to choose from', on('select')],
    ['a button in a dialog', on('button', '[aria-modal=true]')],
    ['an entry of a menu', on('[role=menuitem]', '[role=menu]')],
  ])('%s keeps it', (_what, focus) => {
    expect(givesFocusBack(focus, 'label')).toBe(false);
  });

  it('views without a key of their own for Space leave it where it is, the rail apart', () => {
    expect(givesFocusBack(on('button'), 'settings')).toBe(false);
    expect(givesFocusBack(on('button', 'nav[aria-label="Views"]'), 'clips')).toBe(true);
  });
});
