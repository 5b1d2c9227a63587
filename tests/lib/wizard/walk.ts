import type { Answer, Profile } from '../../../lib/engine/index.ts';
import { optionIds } from '../../../lib/rulebook/index.ts';
import { findStep, move, type Place, type QuestionStep } from '../../../lib/wizard/server.ts';
import { realBook, realCompiled } from '../../support/book.ts';

export const empty: Profile = { asOf: 2026, firm: {}, markets: [], goods: [] };
export const start: Place = { profile: empty, step: 'homeCountry' };

/** What a source profile would answer at a step; a given answer where the question does not take "not sure". */
export function answerFrom(source: Profile, { question, at }: QuestionStep): Exclude<Answer, { state: 'skipped' }> {
  const answers =
    at.scope === 'firm' ? source.firm : (at.scope === 'market' ? source.markets : source.goods)[at.index]?.answers;
  const answer = answers?.[question.id] ?? { state: 'unsure' };
  if (answer.state === 'given' || (answer.state === 'unsure' && question.unsure)) return answer;
  return { state: 'given', value: optionIds(question, realBook().book)[0]! };
}

export function answerStep(place: Place, answer: Exclude<Answer, { state: 'skipped' }>): Place {
  return move(
    realCompiled(),
    place,
    answer.state === 'given' ? { type: 'ANSWER', answer } : { type: 'UNSURE', answer },
  );
}

/** Goes through the core from the first page to the last, one market and one good, with the answers of a source. */
export function walk(source: Profile): { readonly places: readonly Place[]; readonly end: Place } {
  const places: Place[] = [];
  let place = start;
  while (place.step !== null) {
    places.push(place);
    if (places.length > 200) throw new Error(`the wizard does not end: ${places.slice(-5).map(({ step }) => step)}`);
    const step = findStep(realCompiled(), place.profile, place.step);
    if (!step) throw new Error(`"${place.step}" is not a step`);
    place =
      step.kind === 'more'
        ? move(realCompiled(), place, { type: 'DONE' })
        : answerStep(place, answerFrom(source, step));
  }
  return { places, end: place };
}
