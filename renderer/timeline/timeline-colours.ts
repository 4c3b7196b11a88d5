/** The timeline's own colours, read from the design tokens, since a canvas knows no style sheet. */

export interface TimelineColours {
  readonly ground: string;
  /** Frames nobody has looked at, and the hatching over them. */
  readonly unlabelled: string;
  readonly hatch: string;
  /** Looked at, none of the classes. */
  readonly background: string;
  readonly grid: string;
  readonly playhead: string;
  readonly selected: string;
  readonly difference: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly font: string;
}

export interface ThemedColours {
  readonly theme: string;
  readonly colours: TimelineColours;
}

/** Reads the tokens again only when the theme has changed: asking for styles every frame would cost a layout. */
export function createColourReader(): (element: Element) => ThemedColours {
  let known: ThemedColours | null = null;
  return (element) => {
    const theme = document.documentElement.getAttribute('data-mantine-color-scheme') ?? '';
    if (known?.theme !== theme) known = { theme, colours: read(element) };
    return known;
  };
}

function read(element: Element): TimelineColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: token('--strip-ground'),
    unlabelled: token('--lane-unlabelled'),
    hatch: token('--lane-hatch'),
    background: token('--lane-background'),
    grid: token('--strip-grid'),
    playhead: token('--accent-strong'),
    selected: token('--ink'),
    difference: token('--bad'),
    ink: token('--ink'),
    inkSoft: token('--ink-soft'),
    font: token('--font-text'),
  };
}
