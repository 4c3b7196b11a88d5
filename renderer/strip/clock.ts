/** Stream time in words. */

/** m:ss, or h:mm:ss from an hour on. */
export function clock(us: number): string {
  const s = Math.max(0, Math.floor(us / 1e6));
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(s / 3600), Math.floor(s / 60) % 60, s % 60];
  return hours === 0
    ? `${String(minutes)}:${two(seconds)}`
    : `${String(hours)}:${two(minutes)}:${two(seconds)}`;
}

/** m:ss.mmm, so that frames differ: "0:07.040". */
export function exactClock(us: number): string {
  const ms = Math.max(0, Math.floor(us / 1e3));
  return `${clock(us)}.${String(ms % 1000).padStart(3, '0')}`;
}

/** hh:mm:ss, for how far the memory reaches. */
export function longClock(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  return [Math.floor(s / 3600), Math.floor(s / 60) % 60, s % 60].map(two).join(':');
}
