/** Ids made from what people call things. */
import { createHash } from 'node:crypto';

const MAX_CODE_POINTS = 48;
/** What people put between words: without it, two names still tell themselves apart. */
const separators = /[\s()[\]{}<>,:;'"`/\\|&!?_.-]/gu;

/**
 * Lower case, every run of other characters one hyphen; keeps letters, marks and digits of every script.
 * The result satisfies IdSchema, or is `fallback` where nothing is left.
 */
export function slugOf(name: string, fallback: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/-+$/, '');
  const cut = Array.from(slug)
    .slice(0, MAX_CODE_POINTS)
    .join('')
    .replace(/[-.]+$/, '');
  return cut === '' ? fallback : cut;
}

/**
 * Like slugOf, but names that differ in more than case and separators never share an id: where the slug loses
 * something ("C#", "A+", a very long name), six digits of the name's hash are added. The same name always gives the same id.
 */
export function distinctSlugOf(name: string, fallback: string): string {
  const plain = name.normalize('NFC').toLowerCase();
  const slug = slugOf(plain, fallback);
  const isFaithful = plain.replace(separators, '') === slug.replace(separators, '');
  return isFaithful
    ? slug
    : `${slug}-${createHash('sha256').update(plain).digest('hex').slice(0, 6)}`;
}
