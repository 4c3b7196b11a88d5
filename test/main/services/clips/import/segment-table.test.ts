/** Tables of segments as people write them: a broken line costs only itself. */
import { describe, expect, it } from 'vitest';
import {
  isSegmentHeader,
  parseSegmentTable,
} from '../../../../../main/services/clips/import/segment-table.ts';

const head = 'file,label,start_s,end_s';

describe('parseSegmentTable', () => {
  it.each([
    ['commas', `${head}\na b/1.mp4,Falling (BW),0.5,2\n`],
    [
      'Windows line ends and a byte order mark',
      `\uFEFF${head}\r\na b/1.mp4,Falling (BW),0.5,2\r\n`,
    ],
    ['tabs', 'file\tlabel\tstart_s\tend_s\na b/1.mp4\tFalling (BW)\t0.5\t2'],
    ['semicolons and capitals', 'File;Label;Start_s;End_s\n a b/1.mp4 ;Falling (BW);0.5;2'],
    [
      'decimal commas, as European Excel writes them',
      'file;label;start_s;end_s\na b/1.mp4;Falling (BW);0,5;2,0',
    ],
    ['decimal commas in quotes', `${head}\na b/1.mp4,Falling (BW),"0,5",2`],
    ['another order', 'end_s,start_s,remark,label,file\n2,0.5,x,Falling (BW),a b/1.mp4'],
    ['quotes', `"file",label,start_s,end_s\n"a b/1.mp4","Falling (BW)",0.5,2`],
  ])('reads %s', (_, text) => {
    expect(parseSegmentTable(text, 't.csv')).toEqual({
      rows: [
        {
          line: 2,
          file: 'a b/1.mp4',
          label: 'Falling (BW)',
          track: null,
          stretch: { kind: 'seconds', startS: 0.5, endS: 2 },
        },
      ],
      problems: [],
    });
  });

  it('keeps commas and quotes inside quotes', () => {
    const { rows } = parseSegmentTable(`${head}\n"a, b.mp4","say ""hi""",0,1`, 't.csv');
    expect(rows).toMatchObject([{ file: 'a, b.mp4', label: 'say "hi"' }]);
  });

  it('keeps the lines of a quoted note, and counts the lines after it', () => {
    const text = `${head},note\r\na.mp4,x,0,1,"first\r\n\r\n""third"", end"\r\nb.mp4,y,1,2,\r\nc.mp4,z,2,1,`;
    const { rows, problems } = parseSegmentTable(text, 't.csv');
    expect(rows).toMatchObject([
      { line: 2, note: 'first\n\n"third", end' },
      { line: 5, file: 'b.mp4' },
    ]);
    expect(problems).toMatchObject([{ line: 6 }]);
  });

  it('takes a quote that never ends for itself alone, also where another one follows', () => {
    const text = `${head}\n"a.mp4,x,0,1\nb.mp4,x,0,1\n"c.mp4,x,0,1\nd.mp4,x,0,1`;
    const { rows, problems } = parseSegmentTable(text, 't.csv');
    expect(rows.map(({ line }) => line)).toEqual([3, 5]);
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('takes frames before seconds, and tracks', () => {
    const text = `${head},track,start_frame,end_frame\na.mp4,x,0,1,hands,3,9\na.mp4,x,0,1,,,`;
    expect(parseSegmentTable(text, 't.csv').rows).toMatchObject([
      { track: 'hands', stretch: { kind: 'frames', startFrame: 3, endFrame: 9 } },
      { track: null, stretch: { kind: 'seconds', startS: 0, endS: 1 } },
    ]);
  });

  it.each([
    ['a.mp4,x,zero,1', 'not times'],
    ['a.mp4,x,,1', 'not times'],
    ['a.mp4,x,0,Infinity', 'not times'],
    ['a.mp4,x,2,1', 'ends before it starts'],
    ['a.mp4,x,1,1', 'ends before it starts'],
    [',x,0,1', 'no file'],
    ['a.mp4,,0,1', 'no label'],
    ['a.mp4,x,0', '3 fields where the header names 4'],
    ['a.mp4,x,y,0,1', '5 fields'],
    ['"a.mp4,x,0,1', 'quotes'],
  ])('leaves out the line %j alone', (broken, what) => {
    const { rows, problems } = parseSegmentTable(
      `${head}\nb.mp4,x,0,1\n\n${broken}\nc.mp4,x,0,1`,
      't.csv',
    );
    expect(rows.map(({ file, line }) => [file, line])).toEqual([
      ['b.mp4', 2],
      ['c.mp4', 5],
    ]);
    expect(problems).toEqual([
      { file: 't.csv', line: 4, what: expect.stringContaining(what) as string },
    ]);
  });

  it('refuses a table that is none', () => {
    for (const text of ['', 'file,class,person\na,b,c', 'name,label,start_s,end_s', '\0\0\0']) {
      expect(isSegmentHeader(text)).toBe(false);
      expect(() => parseSegmentTable(text, 't.csv')).toThrow(/not a table of segments/);
    }
  });
});
