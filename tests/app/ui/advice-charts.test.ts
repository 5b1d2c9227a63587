import { describe, expect, test } from 'vitest';
import { examples } from '@/app/[locale]/example/examples.ts';
import { referenceCases } from '@/app/[locale]/example/references.ts';
import { entryLabelBox, layoutEntryMap } from '@/app/ui/chart/entry-map';
import { labelBox, overlap } from '@/app/ui/chart/place';
import { layoutStrengths } from '@/app/ui/chart/strength-map';
import { type Advice, buildAdvice } from '@/lib/advice/index.ts';
import { profilesOf } from '@/lib/explain/index.ts';
import type { Locale } from '@/lib/rulebook/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';

const { book, cases } = realBook();
const locales: readonly Locale[] = ['en', 'zh'];
const bare: [string, Locale, Advice][] = locales.flatMap((locale) => [
  ['nothing known', locale, buildAdvice(realCompiled(), profileOf({}), locale)],
  ['five markets', locale, buildAdvice(realCompiled(), profileOf({ markets: [{}, {}, {}, {}, {}] }), locale)],
]);
const all: [string, Locale, Advice][] = [
  ...bare,
  // English names are the long ones: every case in English, the examples in Chinese too.
  ...cases.flatMap((item) => {
    const profile = profilesOf(book, item)[0]!;
    return (item.id in examples ? locales : (['en'] as const)).map((locale): [string, Locale, Advice] => [
      item.id,
      locale,
      buildAdvice(realCompiled(), profile, locale),
    ]);
  }),
];

describe('control and commitment', () => {
  test.each(all)('each mark in its place, no label on another or out of the frame: %s, %s', (_, __, { markets }) => {
    for (const { entry } of markets)
      for (const width of [244, 320, 440]) {
        const modes = entry.options.map((option) => ({ ...option, id: option.mode }));
        const map = layoutEntryMap({ ...entry, modes }, width);
        expect(map.modes.length).toBe(modes.length);
        for (const mode of map.modes) {
          expect(Math.ceil((5 * mode.x) / width)).toBe(mode.commitment);
          const band = map.bands.find(({ control }) => control === mode.control)!;
          const box = entryLabelBox(mode);
          expect(box.y).toBeGreaterThanOrEqual(band.top);
          expect(box.y + box.h).toBeLessThanOrEqual(band.top + band.height);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.w).toBeLessThanOrEqual(width);
          for (const other of map.modes) if (other !== mode) expect(overlap(box, entryLabelBox(other))).toBe(0);
        }
        // Beyond a line lies exactly what the document puts there.
        const under = map.modes.filter(({ y }) => map.floor.low !== null && y > map.floor.low);
        expect(under.every(({ control }) => control < entry.controlFrom[0])).toBe(true);
        const right = map.modes.filter(({ x }) => map.ceiling.high !== null && x > map.ceiling.high);
        expect(right.length).toBe(modes.filter(({ commitment }) => commitment > entry.commitmentUpTo[1]).length);
      }
  });
});

describe('the two-strength map', () => {
  const self = Object.keys(examples);
  test.each(all)('no name on another, on a mark or out of the frame: %s, %s', (id, locale, { model }) => {
    const references = referenceCases(locale, self.includes(id) ? { id } : null);
    const { technology, resource } = model;
    const cut = technology.strongFrom;
    const you = locale === 'en' ? 'Steel fastener exporter' : '钢制紧固件出口商';
    for (const plot of [
      { width: 240, height: 300 },
      { width: 296, height: 300 },
    ]) {
      const map = layoutStrengths(
        {
          you: {
            label: you,
            technology: technology.score,
            resources: resource.score,
            technologyRange: [technology.low, technology.high],
            resourcesRange: [resource.low, resource.high],
          },
          references,
          min: cut - 14,
          max: cut + 14,
          cut,
        },
        plot,
      );
      const names = map.references.flatMap((item) =>
        item.side ? [{ item, box: labelBox(item, item.side, 13.5) }] : [],
      );
      for (const { item, box } of names) {
        expect(box.x).toBeGreaterThanOrEqual(1.5);
        expect(box.x + box.w).toBeLessThanOrEqual(plot.width - 1.5);
        expect(overlap(box, map.yours)).toBeLessThan(0.5);
        for (const other of names) if (other.item !== item) expect(overlap(box, other.box)).toBeLessThan(0.5);
        for (const { x, y, label } of map.references)
          if (label !== item.label) expect(overlap(box, { x: x - 8, y: y - 8, w: 16, h: 16 })).toBeLessThan(0.5);
      }
      // Whoever has no room is numbered: none is lost.
      expect(map.references.every(({ side, number }) => (side === null) !== (number === null))).toBe(true);
      const said = map.references.map(({ label }) => label).join(' · ');
      for (const { label } of references) expect(said).toContain(label);
      // The name of the firm covers no mark.
      if (map.onRange)
        for (const { x, y } of map.references)
          expect(overlap(map.yours, { x: x - 8, y: y - 8, w: 16, h: 16 })).toBeLessThan(0.5);
    }
  });
});
