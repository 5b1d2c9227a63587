import { type At, firm, type Value } from '../engine/index.ts';
import type { Localised } from '../rulebook/index.ts';
import type { BarView, CapabilityView } from './types.ts';
import type { Views } from './views.ts';

const liabilities: Readonly<Record<string, Localised>> = {
  liabilityNewness: { en: 'Being new', zh: '新企业的劣势' },
  liabilitySmallness: { en: 'Being small', zh: '规模小的劣势' },
  liabilityForeignness: { en: 'Being foreign there', zh: '外来企业的劣势' },
  liabilityOutsidership: { en: 'Being an outsider there', zh: '圈外企业的劣势' },
};
const capabilities: Readonly<Record<string, Localised>> = {
  orientationCount: { en: 'International outlook', zh: '国际视野' },
  networkCount: { en: 'Work with partners', zh: '伙伴经营' },
  marketCount: { en: 'Sense for the market', zh: '市场感知' },
  technologyCount: { en: 'Technology in use', zh: '技术应用' },
  teamworkCount: { en: 'Teamwork across countries', zh: '跨国协作' },
};

/** The four burdens of going abroad as graded for one market, 0 to 3. */
export function liabilityBars(views: Views, at: At): BarView[] {
  return bars(views, liabilities, at, 3);
}

/** The five axes of the radar, 0 to 4 acts; only those that were answered. */
export function capabilityBars(views: Views): CapabilityView[] {
  const { axisMediumFrom, axisHighFrom } = views.compiled.parameters;
  return bars(views, capabilities, firm, 4)
    .filter(({ low, high }) => low === high)
    .map((bar) => ({ ...bar, needed: axisMediumFrom!, strong: axisHighFrom! }));
}

function bars(views: Views, labels: Readonly<Record<string, Localised>>, at: At, max: number): BarView[] {
  return Object.entries(labels).flatMap(([id, label]) => {
    const value: Value = views.evaluation.facts.value(id, at);
    return value.is === 'number' ? [{ id, label: views.text(label), low: value.lo, high: value.hi, max }] : [];
  });
}
