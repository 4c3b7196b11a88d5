/** A span of time in words, as exact as it needs to be: "8 s", "3 min", "2 h". */

export function secondsInWords(seconds: number): string {
  if (seconds < 60) return `${String(Math.ceil(seconds))} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${String(minutes)} min` : `${String(Math.ceil(minutes / 60))} h`;
}
