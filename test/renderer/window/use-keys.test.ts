/** Which key presses are the window's, and which belong to what has the focus. */
import { describe, expect, it } from 'vitest';
import { belongsElsewhere, type KeyPress } from '../../../renderer/window/use-keys.ts';

const press = (
  key: string,
  {
    on = '',
    there = '',
    hasModifier = false,
    isCommand = false,
  }: { on?: string; there?: string; hasModifier?: boolean; isCommand?: boolean },
): KeyPress => ({
  key,
  hasModifier: hasModifier || isCommand,
  isCommand,
  isOn: (selector) => on !== '' && selector.split(', ').includes(on),
  isThere: (selector) => there !== '' && selector.split(', ').includes(there),
});

describe('a key press', () => {
  it.each([
    ['a letter on nothing', press('r', {})],
    ['a letter on a button', press('r', { on: 'button' })],
    ['Enter on nothing', press('Enter', {})],
    ['Space on nothing', press(' ', {})],
    ['an arrow on a button', press('ArrowLeft', { on: 'button' })],
    ['a chord while typing', press('k', { on: 'textarea', hasModifier: true })],
    ['Alt and a letter while typing', press('c', { on: 'textarea', hasModifier: true })],
    ['undo on a button', press('z', { on: 'button', isCommand: true })],
    ['a chord over a dialog', press('1', { there: '[aria-modal=true]', hasModifier: true })],
  ])('of %s is the window’s', (_what, given) => {
    expect(belongsElsewhere(given)).toBe(false);
  });

  it.each([
    ['a letter while typing', press('r', { on: 'textarea' })],
    ['undo while typing', press('z', { on: 'textarea', isCommand: true })],
    ['redo while typing', press('Z', { on: 'textarea', isCommand: true })],
    ['a letter over a dialog', press('r', { there: '[aria-modal=true]' })],
    ['a letter over a menu', press('r', { there: '[role=menu]' })],
    ['Space on a button', press(' ', { on: 'button' })],
    ['Enter on a button', press('Enter', { on: 'button' })],
    ['Enter on a link', press('Enter', { on: 'a' })],
    ['an arrow on a choice', press('ArrowLeft', { on: 'input' })],
  ])('of %s is not', (_what, given) => {
    expect(belongsElsewhere(given)).toBe(true);
  });
});
