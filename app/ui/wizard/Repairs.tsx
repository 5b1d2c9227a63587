import { Button } from '@/app/ui/Button';
import type { Locale } from '@/lib/i18n/routing';
import { cnText, type Question } from '@/lib/rulebook/index.ts';
import { type Currency, type FormProblem, figureText, type Repair } from '@/lib/wizard/index.ts';
import { type FormWords, fill } from './words';

export interface RepairsProps {
  readonly problem: { readonly repairs: FormProblem['repairs'] };
  readonly question: Question;
  readonly words: FormWords;
  readonly locale: Locale;
  readonly currency: Currency;
  readonly onRepair: (repair: Repair) => void;
}

/** Corrections to tap. With a script they fill the field; without one they are posted and saved. */
export function Repairs({ problem, question, words, locale, currency, onRepair }: RepairsProps) {
  if (!problem.repairs?.length) return null;
  const figure = (value: number) => figureText(question, value, locale, currency);
  return (
    <div className="repairs mt-0 mb-3">
      {problem.repairs.map((repair) => (
        <Button
          key={repair.value}
          quiet
          small
          type="submit"
          name="repair"
          value={repair.value}
          onClick={(event) => {
            event.preventDefault();
            onRepair(repair);
          }}
        >
          {repair.kind === 'code'
            ? `${cnText(repair.code)} · ${repair.label}`
            : repair.kind === 'figure'
              ? fill(words.answer.repairFigure, { figure: figure(repair.figure) })
              : fill(words.answer.repairRange, { low: figure(repair.low), high: figure(repair.high) })}
        </Button>
      ))}
    </div>
  );
}
