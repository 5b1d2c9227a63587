import { answersAt, firm } from '../engine/index.ts';
import type { SelfRatingView } from './types.ts';
import type { Views } from './views.ts';
/** Averages over the answered lines of every rating the book takes a mean of. */
export function selfRatings(views: Views): SelfRatingView[] {
  const { book, compiled, evaluation } = views;
  return Object.values(book.facts).flatMap((fact): SelfRatingView[] => {
    const question = fact.mean === undefined ? undefined : book.questions[fact.mean];
    const answer = question && answersAt(views.profile, firm)[question.id];
    const value = evaluation.facts.value(fact.id, firm);
    if (!question || answer?.state !== 'given' || value.is !== 'number' || value.lo !== value.hi) return [];
    const { benchmark } = question;
    const mean = benchmark && compiled.parameters[benchmark.mean]!;
    const numbers = {
      average: value.lo.toFixed(2),
      of: question.scale?.[1] ?? 0,
      answered: Object.keys(answer.value).length,
      items: question.items?.length ?? 0,
    };
    return [
      {
        ...numbers,
        question: question.id,
        label: views.text(question.label),
        average: value.lo,
        benchmark: benchmark ? { mean: mean!, sd: benchmark.sd, of: views.text(benchmark.of) } : null,
        text: benchmark
          ? views.say('selfRatingBenchmark', {
              ...numbers,
              sample: views.text(benchmark.of),
              mean: mean!.toFixed(2),
              sd: benchmark.sd.toFixed(2),
            })
          : views.say('selfRating', numbers),
        evidence: views.evidence([...(fact.because ?? []), ...(benchmark?.because ?? [])]),
      },
    ];
  });
}
