/** Numbers as the report writes them. */
import type { Interval } from '../../../../model/metrics/bootstrap.ts';

const MISSING = '–';

/** 0..1 to "87.4 %". */
export function percent(fraction: number | null, digits = 1): string {
  return fraction === null ? MISSING : `${(fraction * 100).toFixed(digits)} %`;
}

/** Difference of two fractions in points: "+3.2". */
export function points(difference: number): string {
  const text = (difference * 100).toFixed(1);
  return difference < 0 ? text.replace('-', '−') : `+${text}`;
}

export function milliseconds(ms: number | null): string {
  if (ms === null) return MISSING;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

export function seconds(us: number): string {
  return `${(us / 1e6).toFixed(2)} s`;
}

/** Thousands set apart by a thin space. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

/** "1 clip", "12 clips". */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

export function rangeOf(interval: Interval | null): string {
  if (interval === null) return 'too few clips for an interval';
  return `${(interval.low * 100).toFixed(1)} to ${percent(interval.high)}`;
}
