/** Content types of what the window is served: with `nosniff` a script or a style of another type is refused. */
import { extname } from 'node:path';

const OTHER = 'application/octet-stream';

const ofTheApp: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const ofVideos: Readonly<Record<string, string>> = {
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.mkv': 'video/x-matroska',
};

export function typeOfAppFile(path: string): string {
  const ending = extname(path).toLowerCase();
  return ofTheApp[ending] ?? ofVideos[ending] ?? OTHER;
}

/** A lent file is a video or plain bytes, never a page or a script, whatever its name says. */
export function typeOfLentFile(path: string): string {
  return ofVideos[extname(path).toLowerCase()] ?? OTHER;
}
