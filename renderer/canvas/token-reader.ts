/** Reads design tokens for a canvas, which knows no style sheet. */

export interface Themed<T> {
  readonly theme: string;
  readonly colours: T;
}

/**
 * Reads again only when the theme has changed: asking for styles every frame would cost a layout.
 * @param tokens the token that each colour, or font, is taken from.
 */
export function createTokenReader<K extends string>(
  tokens: Readonly<Record<K, `--${string}`>>,
): (element: Element) => Themed<Readonly<Record<K, string>>> {
  let known: Themed<Readonly<Record<K, string>>> | null = null;
  return (element) => {
    const theme = document.documentElement.getAttribute('data-mantine-color-scheme') ?? '';
    if (known?.theme !== theme) known = { theme, colours: read(element, tokens) };
    return known;
  };
}

function read<K extends string>(
  element: Element,
  tokens: Readonly<Record<K, string>>,
): Readonly<Record<K, string>> {
  const style = getComputedStyle(element);
  const named = Object.entries<string>(tokens).map(([name, token]) => [
    name,
    style.getPropertyValue(token).trim(),
  ]);
  return Object.fromEntries(named) as Record<K, string>;
}
