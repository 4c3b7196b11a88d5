/** Asks the user for videos with the system's own dialog; the page holds the files, and the host never sees them. */
import { chosenVideos, type GivenVideos } from '../label-videos/given-videos.ts';

const videoTypes =
  'video/mp4,video/quicktime,video/webm,video/x-matroska,.mp4,.mov,.m4v,.webm,.mkv';

export function chooseVideoFile(take: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = videoTypes;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) take(file);
  });
  input.click();
}

/** Several videos, or a folder with those inside it. */
export function chooseVideos(what: 'files' | 'folder', take: (given: GivenVideos) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  if (what === 'folder') input.webkitdirectory = true;
  else input.accept = videoTypes;
  input.multiple = true;
  input.addEventListener('change', () => {
    take(chosenVideos([...(input.files ?? [])]));
  });
  input.click();
}
