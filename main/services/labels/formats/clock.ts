/** Times as label files write them. */

/** "1.500000". */
export function seconds(us: number): string {
  return (us / 1e6).toFixed(6);
}

/** "00:00:01.500"; a player's clock does not run below zero. */
export function clock(us: number, point: '.' | ','): string {
  const ms = Math.max(0, Math.round(us / 1000));
  const parts = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1000) % 60,
  ];
  const hms = parts.map((n) => String(n).padStart(2, '0')).join(':');
  return `${hms}${point}${String(ms % 1000).padStart(3, '0')}`;
}

/** Longest time anyone labels: a year. Beyond it a file is broken. */
const MAX_S = 366 * 24 * 3600;

/** Microseconds, or null for what is no time in seconds. A comma counts as a point. */
export function parseSeconds(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  return microseconds(Number(plain));
}

/** Null for a number of seconds that is no time. */
export function microseconds(secondsGiven: number): number | null {
  if (!Number.isFinite(secondsGiven) || Math.abs(secondsGiven) > MAX_S) return null;
  return Math.round(secondsGiven * 1e6);
}

const CLOCK = /^(?:(\d+):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})$/;

/** Microseconds of "00:00:01.500" or "00:01,500", or null. */
export function parseClock(text: string): number | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const [, hours = '0', minutes = '0', wholeSeconds = '0', fraction = '0'] = match;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(wholeSeconds);
  return microseconds(whole + Number(fraction.padEnd(3, '0')) / 1000);
}
