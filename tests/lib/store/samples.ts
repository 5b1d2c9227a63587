import type { CaseContent } from '../../../lib/store/index.ts';

export const content: CaseContent = {
  profile: {
    asOf: 2026,
    firm: {
      homeCountry: { state: 'given', value: 'CN' },
      employees: { state: 'given', value: 60 },
      exports: { state: 'given', value: true },
      platforms: { state: 'given', value: ['amazon', 'temu'] },
      yearsOfEntry: { state: 'given', value: [2019, 2023] },
      capability: { state: 'given', value: { quality: 4, speed: 2.5 } },
      rdIntensity: { state: 'unsure', between: [2, 6] },
      standardsRole: { state: 'unsure', among: ['none', 'participant'] },
      networks: { state: 'unsure', includes: ['chamber'] },
      revenue: { state: 'skipped' },
    },
    markets: [
      { id: 'de', answers: { targetCountry: { state: 'given', value: 'DE' }, networkStage: { state: 'unsure' } } },
    ],
    goods: [{ id: 'g1', answers: { cnCode: { state: 'given', value: '7318 15' } } }],
  },
  place: { page: 'markets', market: 0, seen: ['firm', 'resources'] },
  locale: 'zh',
  rulebook: { version: '0.1.0', hash: '0123456789abcdef' },
  outcome: { level: 'brand', markets: [] },
};

export function named(name: string): CaseContent {
  return { ...content, profile: { ...content.profile, firm: { name: { state: 'given', value: name } } } };
}

export function counting(count: number): CaseContent {
  return { ...content, place: { count } };
}
