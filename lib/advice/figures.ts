import { firm } from '../engine/index.ts';
import type { FigureView } from './types.ts';
import type { Views } from './views.ts';

/** Figures computed from answers that no decision reads: how broad and how deep the firm sells, and the score of a self-rating. */
export function figureViews(views: Views): FigureView[] {
  const number = (fact: string): number | null => {
    const value = views.evaluation.facts.value(fact, firm);
    return value.is === 'number' && value.lo === value.hi && Number.isFinite(value.lo) ? value.lo : null;
  };
  const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
  const behind = (fact: string) => views.evidence(views.book.facts[fact]?.because ?? []);
  const countries = number('foreignMarketsCount');
  const depth = number('depthPerCountry');
  const breadth = number('breadthScore');
  const gain = number('breadthGain');
  const culture = number('cultureMean');
  const found: FigureView[] = [];
  if (countries !== null && countries > 0) {
    found.push({
      id: 'reach',
      about: 'pathway',
      text:
        depth === null
          ? views.say('figureReach', { countries })
          : views.say('figureReachAndDepth', { countries, depth: rounded(depth, 1) }),
      evidence: behind('depthPerCountry'),
    });
    if (breadth && gain !== null)
      found.push({
        id: 'breadth',
        about: 'pathway',
        text: views.say('figureBreadth', { gain: rounded((gain / breadth) * 100, 0) }),
        evidence: behind('breadthScore'),
      });
  }
  if (culture !== null)
    found.push({
      id: 'culture',
      about: 'readiness',
      text: views.say('figureCulture', { mean: rounded(culture, 1) }),
      evidence: behind('cultureMean'),
    });
  return found;
}
