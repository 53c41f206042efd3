import { describe, expect, test } from 'vitest';
import { labelPlaces, orderRows, separators } from '../../../../webview/heatmap/order.ts';

const labels = ['food', 'beach', 'food', 'beach', 'home'];
const rank = [2, 1, 1, 5, 2];

describe('orderRows', () => {
  test('file order leaves rows where they are and groups neighbours alone', () => {
    const { rows, groups } = orderRows('file', labels, rank);
    expect([...rows]).toEqual([0, 1, 2, 3, 4]);
    expect(groups.map(({ label, start, end }) => [label, start, end])).toEqual([
      ['food', 0, 1],
      ['beach', 1, 2],
      ['food', 2, 3],
      ['beach', 3, 4],
      ['home', 4, 5],
    ]);
  });

  test('categories come in the order of their first row, their rows in file order', () => {
    const { rows, groups } = orderRows('category', labels, rank);
    expect([...rows]).toEqual([0, 2, 1, 3, 4]);
    expect(groups).toEqual([
      { label: 'food', start: 0, end: 2 },
      { label: 'beach', start: 2, end: 4 },
      { label: 'home', start: 4, end: 5 },
    ]);
  });

  test('ranks ascend, equal ones in file order, without groups', () => {
    const { rows, groups } = orderRows('rank', labels, Int32Array.from(rank));
    expect([...rows]).toEqual([1, 2, 0, 4, 3]);
    expect(groups).toEqual([]);
  });

  test.each(['file', 'category', 'rank'] as const)('positions lead back from rows, by %s', (by) => {
    const { rows, positions } = orderRows(by, labels, rank);
    expect(Array.from(rows, (row) => positions[row])).toEqual([0, 1, 2, 3, 4]);
  });

  test('ranks of another comparison are an error that names both numbers', () => {
    expect(() => orderRows('rank', labels, [1])).toThrow('5 categories, 1 ranks');
  });
});

describe('along an axis', () => {
  const { groups } = orderRows('category', labels, rank);

  test('a name stands in the middle of what is seen of its group', () => {
    const places = labelPlaces(groups, { from: 1, scale: 10, length: 25 }, 5);
    expect(places).toEqual([
      { label: 'food', middle: 5, room: 10 },
      { label: 'beach', middle: 17.5, room: 15 },
    ]);
  });

  test('a group without room gets no name', () => {
    expect(labelPlaces(groups, { from: 0, scale: 10, length: 50 }, 15).map(({ label }) => label)).toEqual([
      'food',
      'beach',
    ]);
  });

  test('lines stand where a group ends and another begins, inside what is seen', () => {
    expect(separators(groups, { from: 0, scale: 10, length: 50 })).toEqual([20, 40]);
    expect(separators(groups, { from: 2, scale: 10, length: 30 })).toEqual([20]);
  });

  test('lines that would hide the cells are left out', () => {
    const singles = orderRows('file', labels, rank).groups;
    expect(separators(singles, { from: 0, scale: 5, length: 50 })).toEqual([]);
    expect(separators([], { from: 0, scale: 5, length: 50 })).toEqual([]);
  });
});
