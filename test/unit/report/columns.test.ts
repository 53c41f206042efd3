import { describe, expect, it } from 'vitest';
import { annotateCsv } from '../../../src/core/dataset/annotate.ts';
import { readRows } from '../../../src/core/dataset/rows.ts';
import { resultColumns } from '../../../src/core/report/columns.ts';
import { comparison, leftOutRow, pipelineResult, problem, usableRow } from './builder.ts';

const rows = ['a.jpg', 'b.jpg'].map((image, i) => usableRow({ image: `food/${image}`, caption: image }, i));
const clip = pipelineResult(rows, Float32Array.of(0.5, 0.25, 0.75, 0.125));
const made = comparison({
  rows,
  run: ['clip'],
  pipelines: { clip },
  leftOut: [leftOutRow({ image: 'food/c.jpg', caption: '' }, 2, 'empty-caption')],
  problems: [problem('exif-rotation', 0), problem('several-captions', 0), problem('empty-caption', 2)],
});

describe('the columns of the captions copy', () => {
  it('hold the verdict of each pipeline that ran, and the problems', () => {
    const { names, cellsOf } = resultColumns(made);
    expect(names).toEqual(['clip_correct', 'clip_rank', 'clip_cosine', 'clip_margin', 'clip_best', 'problems']);
    expect(cellsOf(0)).toEqual(['true', 1, 0.5, 0.25, 'food/a.jpg', 'exif-rotation several-captions']);
    expect(cellsOf(1)).toEqual(['false', 2, 0.125, -0.625, 'food/a.jpg', '']);
  });

  it('give a row left out its reasons alone, and an unknown one nothing', () => {
    const { cellsOf } = resultColumns(made);
    expect(cellsOf(2)).toEqual([null, null, null, null, null, 'empty-caption']);
    expect(cellsOf(9)).toBeNull();
  });

  it('stand behind the columns of the file', () => {
    const captions = readRows({ text: 'filename,category,caption\na.jpg,food,"a, b"\n', problems: [] });
    const { names, cellsOf } = resultColumns(made);
    expect(annotateCsv(captions, names, cellsOf)).toBe(
      'filename,category,caption,clip_correct,clip_rank,clip_cosine,clip_margin,clip_best,problems\n' +
        'a.jpg,food,"a, b",true,1,0.5,0.25,food/a.jpg,exif-rotation several-captions\n',
    );
  });
});
