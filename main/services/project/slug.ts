/** Ids made from what people call things. */

const MAX_CODE_POINTS = 48;

/**
 * Lower case, every run of other characters one hyphen; keeps letters and digits of every script.
 * The result satisfies IdSchema, or is `fallback` where nothing is left.
 */
export function slugOf(name: string, fallback: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/-+$/, '');
  const cut = Array.from(slug)
    .slice(0, MAX_CODE_POINTS)
    .join('')
    .replace(/[-.]+$/, '');
  return cut === '' ? fallback : cut;
}
