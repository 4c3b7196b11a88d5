/** JSON of the wrong shape is told by its place in the document and in plain words. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../../contract/fault.ts';
import type { LabelFileFormat } from '../../../../../contract/label-file-formats.ts';
import { labelFileShape } from '../../../../../main/services/labels/formats/registry.ts';

function refusal(format: LabelFileFormat, text: string): string {
  try {
    labelFileShape(format).read({ name: 'f.json', text });
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
  return 'it was read';
}

const file = '"file": {"1": {"fname": "a.mp4"}}';
const via = (metadata: string): string =>
  `{"attribute": {},\n${file},\n"metadata": {"1_a": ${metadata}}}`;

describe('JSON of another shape', () => {
  it.each<[LabelFileFormat, string, string]>([
    [
      'via',
      '{"a": 1}',
      '"f.json": this is not a project of VIA 3: the key "attribute" is missing.',
    ],
    [
      'via',
      `{"attribute": {},\n"file": {\n"1": {}}, "metadata": {}}`,
      '"f.json", line 3: this is not a project of VIA 3: at "file.1" the key "fname" is missing.',
    ],
    [
      'via',
      via('{"vid": "1", "z": ["soon"], "av": {}}'),
      '"f.json", line 3: this is not a project of VIA 3: at "metadata.1_a.z.0" there must be a number, not "soon".',
    ],
    [
      'via',
      via('{"vid": null, "z": [], "av": {}}'),
      '"f.json", line 3: this is not a project of VIA 3: at "metadata.1_a.vid" there must be a text or a number, not null.',
    ],
    ['via', '[]', '"f.json": this is not a project of VIA 3: the key "attribute" is missing.'],
    [
      'activitynet',
      '{"database": 5}',
      '"f.json": this is not a database of ActivityNet: at "database" there must be an object {…}, not 5.',
    ],
    [
      'activitynet',
      '{"database": {"a": {"annotations": [{"segment": [1], "label": "x"}]}}}',
      '"f.json": this is not a database of ActivityNet: at "database.a.annotations.0.segment" entry 1 is missing.',
    ],
    [
      'activitynet',
      '{"database": {"a": {"annotations": [{"segment": [1, 2], "label": " "}]}}}',
      '"f.json": this is not a database of ActivityNet: at "database.a.annotations.0.label" a label must not be empty.',
    ],
  ])('%s %j', (format, text, sentence) => {
    expect(refusal(format, text)).toBe(sentence);
  });
});
