/** Markup with every value escaped: names of clips and classes come from files and may hold anything. */

export interface Html {
  readonly html: string;
}

type HtmlValue = string | number | null | Html | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => entities[c] ?? c);
}

function render(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map(render).join('');
}

/** Text and numbers are escaped, Html and lists of it are put in as they are, null is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = strings.map((text, i) => {
    const value = values[i];
    return value === undefined ? text : text + render(value);
  });
  return { html: parts.join('') };
}

/** Markup that is known to be safe because it is our own. */
export function trusted(markup: string): Html {
  return { html: markup };
}
