/** How long something will still take, as people say it. */

/** Empty while that is not known. */
export function timeLeftInWords(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 90) return `about ${String(Math.ceil(seconds / 5) * 5)} s left`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90) return `about ${String(minutes)} min left`;
  return `about ${String(Math.ceil(minutes / 60))} h left`;
}
