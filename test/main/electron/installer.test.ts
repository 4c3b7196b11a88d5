/** The installers' settings and the host agree: entry, id, fuses, what is packed, and the icons that are drawn. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { places } from '../../../main/places.ts';
import { APP_ID } from '../../../main/electron/app-id.ts';
import { iconBytes, icons } from '../../../tools/draw-icons.ts';
import { beforePack } from '../../../tools/installer/carry-extractor.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const text = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');

/** Lines of one block, its indentation taken off. */
function block(name: string): string[] {
  const [, lines = ''] = new RegExp(`^${name}:\\n((?: {2}.*\\n)+)`, 'mu').exec(text) ?? [];
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
}

describe('electron-builder.yml', () => {
  it('turns each fuse the way that gives the runtime least', () => {
    expect(block('electronFuses')).toEqual([
      'runAsNode: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableCookieEncryption: true',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'grantFileProtocolExtraPrivileges: false',
    ]);
    expect(text).toMatch(/^asar: true$/mu);
  });

  it('gives Linux a launcher that keeps the sandbox', () => {
    expect(block('linux')).toContain('- --enable-sandbox');
    expect(text).not.toMatch(/^ *- --no-sandbox/mu);
  });

  it('packs the host, its preload, its page, and what is bundled', () => {
    expect(block('files')).toEqual(
      expect.arrayContaining([
        '- package.json',
        '- main/**/*',
        '- contract/**/*.ts',
        '- model/**/*.ts',
        '- dist/electron/preload.cjs',
        '- dist/kernels/**',
        '- dist/renderer/**',
        '- from: dist/extractors',
        'to: extractors',
      ]),
    );
  });

  it('has the default extractor put where the program looks for it', () => {
    expect(text).toContain('beforePack: ./tools/installer/carry-extractor.ts\n');
    expect(beforePack).toBeTypeOf('function');
    expect(path.relative(root, places.carriedExtractors)).toBe('extractors');
  });

  it('and the host know the program by the same id', () => {
    expect(text).toContain(`appId: ${APP_ID}\n`);
  });

  it('find the entry in package.json', () => {
    const { main } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      main: string;
    };
    expect(main).toBe('main/electron.ts');
    expect(existsSync(path.join(root, main))).toBe(true);
  });
});

describe('an icon', () => {
  it.each(icons)('$file is $size pixels wide, as it is drawn', (icon) => {
    const kept = readFileSync(path.join(root, icon.file));
    expect([kept.readUInt32BE(16), kept.readUInt32BE(20)]).toEqual([icon.size, icon.size]);
    expect(pixelsOf(kept)).toEqual(pixelsOf(Buffer.from(iconBytes(icon))));
  });
});

/** The rows of our own PNGs, whose one IDAT follows the header. How they are packed may change with zlib. */
function pixelsOf(png: Buffer): Buffer {
  const start = 33;
  expect(png.toString('latin1', start + 4, start + 8)).toBe('IDAT');
  return inflateSync(png.subarray(start + 8, start + 8 + png.readUInt32BE(start)));
}
