/** The strip's own colours, read from the design tokens, since a canvas knows no style sheet. */

export interface StripColours {
  readonly ground: string;
  readonly grid: string;
  readonly now: string;
  readonly reset: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly font: string;
}

export interface ThemedColours {
  readonly theme: string;
  readonly colours: StripColours;
}

/** Reads the tokens again only when the theme has changed: asking for styles every frame would cost a layout. */
export function createColourReader(): (element: Element) => ThemedColours {
  let known: ThemedColours | null = null;
  return (element) => {
    const theme = document.documentElement.getAttribute('data-mantine-color-scheme') ?? '';
    if (known?.theme !== theme) known = { theme, colours: readStripColours(element) };
    return known;
  };
}

function readStripColours(element: Element): StripColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: token('--strip-ground'),
    grid: token('--strip-grid'),
    now: token('--strip-now'),
    reset: token('--strip-reset'),
    ink: token('--ink'),
    inkSoft: token('--ink-soft'),
    font: token('--font-text'),
  };
}

/** Black or white, whichever can be read better on a colour like #1f77b4 (WCAG 2.2, relative luminance). */
export function inkOn(colour: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
