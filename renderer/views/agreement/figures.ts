/** Figures of agreement as they are written. */

export function figure(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}

export function share(part: number, all: number): string {
  return all === 0 ? 'None' : `${((100 * part) / all).toFixed(1)} %`;
}
