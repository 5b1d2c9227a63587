import type { CodeChoice } from '@/lib/cbam/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { Question } from '@/lib/rulebook/index.ts';
import type { Currency, FormValues, TerritoryGroup } from '@/lib/wizard/index.ts';
import type { FormWords } from './words';

/** What every control of a question form is drawn from. Plain data: it crosses to the browser. */
export interface ControlProps {
  readonly question: Question;
  readonly locale: Locale;
  readonly words: FormWords;
  readonly currency: Currency;
  /** Most characters of a free text. */
  readonly textLimit: number;
  /** What stands in the form when the page comes. */
  readonly values: FormValues;
  /** What stands in it now; the same until a script runs. */
  readonly live: FormValues;
  /** Stands before every id: several questions can be on one page. Empty where there is one. */
  readonly prefix: string;
  /** Ids of the texts that describe the field. */
  readonly describedBy: string | undefined;
  readonly territories?: readonly TerritoryGroup[] | undefined;
  /** Headings of the customs tariff, for a browser that runs no script. */
  readonly headings?: readonly CodeChoice[] | undefined;
  readonly invalid: 'code' | 'answer' | 'low' | 'high' | 'among' | 'unsure' | null;
  /** Message and repairs, put beside the field. */
  readonly notes: React.ReactNode;
}
