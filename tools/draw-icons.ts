/** Draws the program's mark at the sizes that the tray, the window and the installers need. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodePng } from './icons/png.ts';
import { drawIcon, type IconLook } from './icons/draw.ts';

interface Icon {
  readonly file: string;
  /** Edge in pixels. */
  readonly size: number;
  readonly look: IconLook;
}

const folder = 'main/electron/icons';

export const icons: readonly Icon[] = [
  { file: `${folder}/tray.png`, size: 24, look: 'tile' },
  { file: `${folder}/tray@2x.png`, size: 48, look: 'tile' },
  { file: `${folder}/trayTemplate.png`, size: 18, look: 'template' },
  { file: `${folder}/trayTemplate@2x.png`, size: 36, look: 'template' },
  { file: `${folder}/app.png`, size: 256, look: 'tile' },
  { file: 'tools/installer/icon.png', size: 1024, look: 'tile' },
];

export function iconBytes({ size, look }: Icon): Uint8Array {
  return encodePng({ size, pixels: drawIcon(size, look) });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.dirname(import.meta.dirname);
  for (const icon of icons) {
    const file = path.join(root, icon.file);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, iconBytes(icon));
  }
}
