import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contour } from '@/app/ui/chart/contours';
import { labelBox, mergeNear, overlap, placeLabels } from '@/app/ui/chart/place';
import { layoutRisks, token } from '@/app/ui/chart/risk-matrix';
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

  test('goes back on an earlier label where a later one would have no room', () => {
    const points = [
      { x: 100, y: 100, label: 'one' },
      { x: 120, y: 100, label: 'two' },
    ];
    expect(placeLabels(points, frame)).toEqual(['w', 'e']);
  });

  test('leaves out what fits nowhere', () => {
    expect(
      placeLabels([{ x: 120, y: 100, label: 'a name that is far too long for a plot of this width' }], frame),
    ).toEqual([null]);
  });

  test('prefers a side that crosses no line, but crosses it before giving up', () => {
    const line = { x: 128, y: 0, w: 4, h: 300 };
    expect(placeLabels([{ x: 120, y: 100, label: 'Huayou' }], frame, [], [line])).toEqual(['w']);
    expect(placeLabels([{ x: 20, y: 100, label: 'a name of some length' }], frame, [], [line])).toEqual(['e']);
  });

  const point = fc.record({
    x: fc.integer({ min: 0, max: 240 }),
    y: fc.integer({ min: 0, max: 300 }),
    label: fc.stringMatching(/^[a-z]{1,18}$/),
  });
  test('never lets labels meet each other, another point or the frame', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 6 }), (points) => {
        const sides = placeLabels(points, frame);
        const boxes = points.flatMap((item, index) => {
          const side = sides[index];
          return side ? [{ index, box: labelBox(item, side, 13.5) }] : [];
        });
        for (const { index, box } of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(1.5);
          expect(box.x + box.w).toBeLessThanOrEqual(238.5);
          for (const other of boxes) if (other.index !== index) expect(overlap(box, other.box)).toBeLessThan(0.5);
          for (const [place, { x, y }] of points.entries())
            if (place !== index) expect(overlap(box, { x: x - 8, y: y - 8, w: 16, h: 16 })).toBeLessThan(0.5);
        }
      }),
    );
  });

  test('points on one spot share a mark and a label', () => {
    const points = [
      { x: 50, y: 50, label: 'Geely 2010' },
      { x: 55, y: 52, label: 'Geely 2026' },
      { x: 90, y: 50, label: 'BYD' },
    ];
    expect(mergeNear(points, ' · ').map(({ label }) => label)).toEqual(['Geely 2010 · Geely 2026', 'BYD']);
  });
});

describe('the risk matrix', () => {
  const stages = ['now', 'beforeEntry', 'later'];
  const risk = fc.record({
    name: fc.stringMatching(/^[a-z ]{4,40}$/),
    severity: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
    stage: fc.constantFrom(...stages),
  });
  test.each([
    [false, 224],
    [true, 680],
  ])('holds every token in its cell, none on another, names: %s', (named, width) => {
    fc.assert(
      fc.property(fc.array(risk, { maxLength: 40 }), (list) => {
        const risks = list.map((item, index) => ({ ...item, code: `G${index + 1}` }));
        const map = layoutRisks(risks, stages, width, named);
        expect(map.risks.map(({ code }) => code).sort()).toEqual(risks.map(({ code }) => code).sort());
        for (const { x, y, severity, stage } of map.risks) {
          const row = map.rows.find((each) => each.severity === severity)!;
          const column = map.columns.find((each) => each.stage === stage)!;
          expect(x - token.w / 2).toBeGreaterThanOrEqual(column.x);
          expect(x + token.w / 2).toBeLessThanOrEqual(column.x + column.width);
          expect(y - token.h / 2).toBeGreaterThanOrEqual(row.top);
          expect(y + token.h / 2).toBeLessThanOrEqual(row.top + row.height);
        }
        for (const a of map.risks)
          for (const b of map.risks)
            if (a.code < b.code)
              expect(
                Math.abs(a.x - b.x) >= token.w || Math.abs(a.y - b.y) >= Math.max(token.h, (16 * a.lines.length) / 2),
              ).toBe(true);
      }),
    );
  });
});

test('a contour runs through its first and last sample', () => {
  expect(contour([300, 200, 400], 'wide', 244)).toMatch(/^M300 0C.* 400 244$/);
  expect(contour([30, 20, 40], 'narrow', 244)).toMatch(/^M0 30C.* 1000 40$/);
});
