/** Paths of this machine as a page can reckon with them: whatever separates their parts. */

/** A place in `folder`, without what a file system may refuse in a name. */
export function placeIn(folder: string, name: string): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  const file = name.trim().replaceAll(/[\\/:*?"<>|]/g, '-');
  return `${folder.replace(/[\\/]$/, '')}${separator}${file}`;
}

/** A project's own folder in `home`. */
export function folderFor(home: string, name: string): string {
  return placeIn(home, `${name.trim()}.longtake`);
}

/** The folder that a file or folder lies in; the top lies in itself. */
export function parentOf(path: string): string {
  const parent = path.replace(/[\\/]+$/, '').replace(/[^\\/]*$/, '');
  const isTop = /^(?:[a-z]:)?[\\/]$/i.test(parent);
  return isTop || parent === '' ? parent : parent.replace(/[\\/]$/, '');
}

/** Its last part. */
export function nameOf(path: string): string {
  return path.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
}
