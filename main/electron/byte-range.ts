/** Reads a Range header (RFC 9110, section 14): players and readers of large files ask for parts. */

/** Both ends count, as in the header. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * One range is honoured; several, or anything that cannot be read as one, means the whole file, as the RFC allows.
 * @returns null for the whole file.
 */
export function parseRange(
  header: string | null,
  size: number,
): ByteRange | null | 'not-satisfiable' {
  const match = /^bytes=(?<from>\d*)-(?<to>\d*)$/u.exec(header ?? '');
  const { from = '', to = '' } = match?.groups ?? {};
  if (from === '' && to === '') return null;
  if (from === '') {
    const last = Number(to);
    if (last === 0 || size === 0) return 'not-satisfiable';
    return { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(from);
  if (to !== '' && Number(to) < start) return null;
  if (start >= size) return 'not-satisfiable';
  return { start, end: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
