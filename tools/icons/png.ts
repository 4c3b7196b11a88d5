/** Writes a square picture as PNG: one IHDR, one IDAT, one IEND, 8 bits of red, green, blue and opacity. */
import { crc32, deflateSync } from 'node:zlib';

export interface Picture {
  readonly size: number;
  /** RGBA, row by row, size * size * 4 bytes. */
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function encodePng({ size, pixels }: Picture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Bit depth 8, colour type RGBA; compression, filter and interlace have their only or plainest value.
  header.set([8, 6, 0, 0, 0], 8);
  const stride = size * 4;
  // Each row is preceded by its filter: 0, none.
  const rows = Buffer.alloc(size * (stride + 1));
  for (let y = 0; y < size; y += 1) {
    rows.set(pixels.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  }
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Length, name, content, checksum of the latter two. */
function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const result = Buffer.alloc(named.length + 8);
  result.writeUInt32BE(content.length, 0);
  result.set(named, 4);
  result.writeUInt32BE(crc32(named), named.length + 4);
  return result;
}
