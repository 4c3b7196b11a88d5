/** Tells Mantine to wear our tokens, so that its parts and ours are one. */
import {
  ActionIcon,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  Kbd,
  Menu,
  Modal,
  Popover,
  Portal,
  SegmentedControl,
  Tooltip,
  type CSSVariablesResolver,
} from '@mantine/core';

/** Where menus, dialogs and notices are put. */
export const OVERLAYS_ID = 'overlays';

const fromTokens = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-disabled': 'var(--raised)',
  '--mantine-color-disabled-color': 'var(--ink-faint)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
};

export const variablesFromTokens: CSSVariablesResolver = () => ({
  variables: fromTokens,
  dark: fromTokens,
  light: fromTokens,
});

/** The one button of a group that leads on. */
const filled = {
  background: 'var(--accent)',
  hover: 'var(--accent-strong)',
  color: 'var(--accent-ink)',
  border: 'var(--line) solid transparent',
};

const overlay = { background: 'var(--panel)', borderColor: 'var(--edge)' };

export const theme = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-mono)',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: (input) =>
    input.variant === 'filled' ? filled : defaultVariantColorsResolver(input),
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'default', size: 'lg' } }),
    Button: Button.extend({ defaultProps: { variant: 'default' } }),
    Input: Input.extend({
      styles: {
        input: {
          background: 'var(--raised)',
          color: 'var(--ink)',
          borderColor: 'var(--edge-strong)',
        },
      },
    }),
    Kbd: Kbd.extend({
      styles: {
        root: { background: 'var(--ground)', color: 'var(--ink-soft)', borderColor: 'var(--edge)' },
      },
    }),
    SegmentedControl: SegmentedControl.extend({
      styles: {
        root: { background: 'var(--ground)' },
        indicator: { background: 'var(--hover)', boxShadow: 'none' },
      },
    }),
    Menu: Menu.extend({
      // What takes the first focus stands in the list and is none of its items, which a screen reader trips over.
      defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false },
      styles: { dropdown: overlay },
    }),
    // Within a landmark, so that a screen reader can find it.
    Portal: Portal.extend({ defaultProps: { target: `#${OVERLAYS_ID}` } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md' }, styles: { dropdown: overlay } }),
    Modal: Modal.extend({
      defaultProps: { centered: true },
      styles: { content: { background: 'var(--panel)' }, header: { background: 'var(--panel)' } },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: true },
      styles: {
        tooltip: {
          background: 'var(--raised)',
          color: 'var(--ink)',
          border: 'var(--line) solid var(--edge)',
        },
      },
    }),
  },
});
