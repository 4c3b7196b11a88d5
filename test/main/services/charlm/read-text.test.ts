/** Reading a text: what an editor adds is taken off, and what is no text is refused in one sentence. */
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../../../contract/fault.ts';
import { readText } from '../../../../main/services/charlm/read-text.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-text-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function place(content: string | Uint8Array): string {
  const path = join(folder, 'text.txt');
  writeFileSync(path, content);
  return path;
}

describe('reading a text', () => {
  it.each([
    ['hello', 'hello'],
    ['hello\n', 'hello'],
    ['hello\r\n', 'hello'],
    ['hello\n\n', 'hello\n'],
    ['\uFEFFhello', 'hello'],
    ['one\r\ntwo', 'one\ntwo'],
    ['\nx', '\nx'],
    ['🙂🙂', '🙂🙂'],
  ])('%j gives %j', async (content, text) => {
    expect(await readText(place(content))).toBe(text);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /is empty; name one with at least two characters/],
    ['a file with a newline alone', '\n', /is empty/],
    ['one character', 'x', /holds a single character/],
    ['one character and a newline', 'x\n', /holds a single character/],
    ['one character of two UTF-16 units', '🙂', /holds a single character/],
    ['bytes that are no UTF-8', Uint8Array.of(0x68, 0xff, 0xfe), /not plain text in UTF-8/],
    ['Latin-1', Buffer.from('Käse', 'latin1'), /not plain text in UTF-8/],
    ['UTF-16', Buffer.from('hello', 'utf16le'), /not plain text in UTF-8/],
  ])('refuses %s', async (_, content, sentence) => {
    const error: unknown = await readText(place(content)).catch((e: unknown) => e);
    expect(error).toMatchObject({ reason: 'bad-input' });
    expect((error as Fault).message).toMatch(sentence);
    expect((error as Fault).message).toContain('text.txt');
  });

  it('refuses a folder, a file that is not there, and one too large to learn from', async () => {
    const inner = join(folder, 'folder');
    mkdirSync(inner);
    await expect(readText(inner)).rejects.toThrow(/is not a file; name one text file/);
    await expect(readText(join(folder, 'none'))).rejects.toMatchObject({ reason: 'not-found' });
    const large = place('');
    truncateSync(large, 33 * 1024 * 1024);
    await expect(readText(large)).rejects.toThrow(/has 33 MB, more than the 32 MB/);
  });
});
