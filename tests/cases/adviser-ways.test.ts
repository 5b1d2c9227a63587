import { describe, expect, it } from 'vitest';
import { caseFirm } from '../support/case-firms.ts';

/** The way into a market of a made-up firm whose earlier advice an adviser found wrong. */
const way = (firm: string, market = 0) => caseFirm(firm)[0]!.portfolios[market]!;
const steps = (firm: string, market = 0) => way(firm, market).next.map(({ step }) => step.to);

describe('next steps as an adviser would name them', () => {
  it('go from a paid contract to an integrator and a small unit, never to a licence of a secret core', () => {
    expect(steps('made-up-inspection-software')).toEqual(['alliance', 'salesSubsidiary']);
  });

  it('put no stock abroad before a maker of machines that are set up for each buyer', () => {
    for (const market of [0, 1]) {
      const { next, later } = way('made-up-press-maker', market);
      expect([...next.map(({ step }) => step.to), ...later]).not.toContain('overseasWarehouse');
    }
  });

  it('name no trigger that the main market meets already', () => {
    const triggers = (market: number) =>
      way('made-up-pet-feeders', market)
        .next.filter(({ step }) => step.to === 'salesSubsidiary')
        .map(({ step }) => step.id);
    expect(triggers(0)).toEqual(['online-to-office-in-the-main-market']);
    expect(triggers(1)).toEqual([]);
  });
});

describe('what exists abroad', () => {
  it('is no help where the firm has said what runs there, and the shop on a platform elsewhere is none here', () => {
    expect(way('made-up-pet-feeders', 1)).toMatchObject({ now: ['crossBorderEcommerce'], extends: false });
    expect(way('made-up-kitchen-brand').extends || way('made-up-kitchen-brand').continues).toBe(true);
  });
});

describe('a base begun with a trial batch', () => {
  it('is light first, with the park next', () => {
    expect(way('made-up-garment-maker')).toMatchObject({
      now: ['contractManufacturing'],
      commitmentPath: 'incremental',
    });
    expect(steps('made-up-garment-maker')[0]).toBe('parkEntry');
  });
});
