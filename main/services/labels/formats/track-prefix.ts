/** Tracks before labels, "track: label", where a format has no word for them. Ids hold neither colons nor spaces. */
import type { FileSpan } from './label-file.ts';

const PREFIXED = /^([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*): (?=\S)/u;

/** The track is named only where there are several. */
export function withPrefix(track: string, label: string, tracks: number): string {
  return tracks > 1 ? `${track}: ${label}` : label;
}

/** A beginning counts as a track only where every label of the file has one: others may just hold a colon. */
export function splitPrefixes<S extends FileSpan>(
  spans: readonly S[],
): readonly (S & { readonly track: string | null })[] {
  const isPrefixed = spans.every(({ label }) => PREFIXED.test(label));
  return spans.map((span) => {
    const match = isPrefixed ? PREFIXED.exec(span.label) : null;
    if (match === null) return { ...span, track: null };
    return { ...span, track: match[1] ?? null, label: span.label.slice(match[0].length) };
  });
}
