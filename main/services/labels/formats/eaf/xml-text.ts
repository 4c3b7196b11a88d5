/** XML as text: elements with attributes in the order given, indented. */

export type XmlPart = readonly string[];

/** What XML 1.0 cannot hold in any way. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Line ends and tabs become references, since a reader may change bare ones. */
function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>"\t\n\r\u0085\u2028]/g, (c) => references[c] ?? `&#${c.charCodeAt(0)};`);
}

/** Lines of an element; `content` is text, or other elements. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly XmlPart[] = [],
): XmlPart {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const open = `${name}${given.join('')}`;
  if (typeof content === 'string') return [`<${open}>${escaped(content)}</${name}>`];
  if (content.length === 0) return [`<${open}/>`];
  return [
    `<${open}>`,
    ...content.flatMap((lines) => lines.map((line) => `    ${line}`)),
    `</${name}>`,
  ];
}

export function xmlDocument(root: XmlPart): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.join('\n')}\n`;
}
