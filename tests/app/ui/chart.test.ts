import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contour } from '@/app/ui/chart/contours';
import { placeLabels } from '@/app/ui/chart/place';
import { textWidth, wrapText } from '@/app/ui/chart/text';

describe('wrapText', () => {
  test.each([
    ['goods abroad, capability at home', ['goods abroad,', 'capability at home']],
    ['货卖出去，能力留在国内', ['货卖出去，', '能力留在国内']],
    ['自己的牌子和渠道', ['自己的牌子和渠道']],
  ])('%s', (text, lines) => expect(wrapText(text, 13.5, 122)).toEqual(lines));

  test('loses nothing and stays within the width unless a word is wider', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.integer({ min: 80, max: 300 }), (list, width) => {
        const lines = wrapText(list.join(' '), 13.5, width);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) expect(textWidth(line, 13.5)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('placeLabels', () => {
  const frame = { width: 240, height: 300 };

  test('keeps labels inside the frame', () => {
    expect(placeLabels([{ x: 230, y: 100, label: 'Huayou' }], frame)).toEqual(['w']);
    expect(placeLabels([{ x: 10, y: 100, label: 'Huayou' }], frame)).toEqual(['e']);
  });

  test('keeps labels off other points', () => {
    const points = [
      { x: 100, y: 100, label: 'one' },
      { x: 120, y: 100, label: 'two' },
    ];
    expect(placeLabels(points, frame)).toEqual(['w', 'e']);
  });
});

test('a contour runs through its first and last sample', () => {
  expect(contour([300, 200, 400], 'wide', 244)).toMatch(/^M300 0C.* 400 244$/);
  expect(contour([30, 20, 40], 'narrow', 244)).toMatch(/^M0 30C.* 1000 40$/);
});
