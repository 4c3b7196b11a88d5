/** Where a file lies that the user gave the page: Electron tells, a browser does not. */

/** Null where nobody can tell, and for a file made in memory. */
export function pathOfFile(file: File): string | null {
  const path = window.longtake?.pathOf?.(file) ?? '';
  return path === '' ? null : path;
}
