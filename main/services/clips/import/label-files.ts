/** The label files that a path stands for, read and told apart by their content. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Fault } from '../../../../contract/fault.ts';
import { labelFileFormats, type LabelFileFormat } from '../../../../contract/label-file-formats.ts';
import { decodeText } from '../../labels/formats/decode-text.ts';
import type { LabelFile, LabelSource } from '../../labels/formats/label-file.ts';
import {
  isLabelFileFormat,
  labelFileShape,
  recogniseLabelFile,
} from '../../labels/formats/registry.ts';

export interface ReadLabels {
  /** Absolute. */
  readonly path: string;
  /** The file's own name, as problems tell it. */
  readonly name: string;
  readonly labels: LabelFile;
}

export interface FoundLabels {
  readonly format: LabelFileFormat;
  readonly files: readonly ReadLabels[];
}

/** A longer file would not fit into one string. */
const MAX_BYTES = 256 * 1024 * 1024;

/** @param layout a format's name, or auto. @throws Fault with file and line where the content is broken. */
export async function readLabelFile(path: string, layout: string): Promise<FoundLabels> {
  const source = await readSource(path);
  const format = isLabelFileFormat(layout) ? layout : recogniseLabelFile(source);
  return { format, files: [readAs(format, path, source)] };
}

/** Every file of one format that lies in the folder; null where there is none. */
export async function readLabelFolder(folder: string, layout: string): Promise<FoundLabels | null> {
  const wanted = isLabelFileFormat(layout) ? layout : null;
  const found: { path: string; source: LabelSource; format: LabelFileFormat }[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!mayBeLabels(name, wanted)) continue;
    const path = join(folder, name);
    const source = await readSource(path);
    const format = formatOf(source);
    if (format !== null && (wanted === null || format === wanted))
      found.push({ path, source, format });
  }
  const [first] = found;
  if (first === undefined) return null;
  const other = found.find(({ format }) => format !== first.format);
  if (other !== undefined) {
    throw new Fault(
      'bad-input',
      `"${folder}" holds label files of several formats (${first.format} and ${other.format}): choose one with --layout.`,
    );
  }
  return {
    format: first.format,
    files: found.map(({ path, source }) => readAs(first.format, path, source)),
  };
}

/** By the name's ending alone. */
export function mayBeLabels(name: string, wanted: LabelFileFormat | null): boolean {
  if (name.startsWith('.')) return false;
  const formats = wanted === null ? labelFileFormats : [wanted];
  const endings = formats.flatMap((format) => labelFileShape(format).endings);
  return endings.some((ending) => ending.toLowerCase() === extname(name).toLowerCase());
}

function formatOf(source: LabelSource): LabelFileFormat | null {
  try {
    return recogniseLabelFile(source);
  } catch {
    return null;
  }
}

function readAs(format: LabelFileFormat, path: string, source: LabelSource): ReadLabels {
  return { path, name: source.name, labels: labelFileShape(format).read(source) };
}

async function readSource(path: string): Promise<LabelSource> {
  const name = basename(path);
  const { size } = await stat(path);
  if (size > MAX_BYTES) {
    throw new Fault(
      'bad-input',
      `"${path}" is too large for labels (${size} bytes): split it into several files.`,
    );
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Fault('bad-input', `"${path}" cannot be read: check its permissions.`, error);
  });
  return { name, text: decodeText(bytes, name) };
}
