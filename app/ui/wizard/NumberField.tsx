import { cx } from '@/app/ui/cx';
import { amountIn, exponentOf, inHomeCurrency, moneyUnits, readNumber } from '@/lib/wizard/index.ts';
import { OptionRow } from './OptionRow';
import type { ControlProps } from './types';
import { UnsureRow } from './UnsureRow';
import { fill } from './words';

/** A figure with its unit. Text, never `type=number`: people type 1.2亿 and 12,000. */
export function NumberField(props: ControlProps) {
  const { question, words, values, live, describedBy, invalid, notes, prefix } = props;
  const money = inHomeCurrency(question);
  const unit = unitOf(props);
  const echo = money ? echoOf(props) : null;
  const ids = cx(`${prefix}answer-unit`, echo && `${prefix}answer-echo`, describedBy);
  const bad = invalid === 'answer' || invalid === 'unsure';
  return (
    <>
      <div className={cx('field mt-6', bad && 'bad')}>
        {bad && notes}
        <div className="inp num">
          <input
            id={`${prefix}answer`}
            name="answer"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={values.answer[0] ?? ''}
            aria-labelledby={`${prefix}question`}
            aria-describedby={ids}
            aria-invalid={bad || undefined}
          />
          {money ? <MoneyUnits {...props} /> : unit.suffix && <span className="suffix">{unit.suffix}</span>}
        </div>
        {echo && (
          <p className="echo" id={`${prefix}answer-echo`}>
            <b>{fill(words.answer.echo, { amount: echo })}</b>
          </p>
        )}
        {unit.note && (
          <p className="help mt-2" id={`${prefix}answer-unit`}>
            {unit.note}
          </p>
        )}
      </div>
      {question.never && (
        <div className="opts mt-5">
          <OptionRow
            type="checkbox"
            name="never"
            id={`${prefix}never`}
            value="on"
            label={words.answer.never}
            checked={values.never}
          />
        </div>
      )}
      <UnsureRow {...props} />
      {question.unsure && <RangeFields {...props} suffix={money ? moneyUnitLabel(props, live.unit) : unit.suffix} />}
    </>
  );
}

function MoneyUnits({ locale, words, values, currency }: ControlProps) {
  return (
    <div className="unit" role="radiogroup" aria-label={words.answer.unit}>
      {moneyUnits[locale].map(({ id, exponent }) => (
        <label key={id}>
          <input type="radio" name="unit" value={id} data-exponent={exponent} defaultChecked={values.unit === id} />
          {unitName(words, id, currency)}
        </label>
      ))}
    </div>
  );
}

function unitName(words: ControlProps['words'], id: string, currency: ControlProps['currency']): string {
  const names: Readonly<Record<string, string>> = words.money;
  return (currency === 'CNY' ? names[`${id}CNY`] : undefined) ?? names[id] ?? id;
}

function moneyUnitLabel({ words, currency, values }: ControlProps, unit: string): string {
  return unitName(words, unit || values.unit, currency);
}

/** Short units stand in the field, longer ones below it. The rule book says "home currency"; the page knows which. */
function unitOf({ question, locale, words, currency }: ControlProps): { suffix?: string; note?: string } {
  const text = question.unit?.[locale];
  if (!text) return {};
  if (inHomeCurrency(question)) {
    const own = currency === 'CNY' ? words.money.cny : words.money.home;
    return { note: locale === 'zh' ? text.replace('本币', own) : text.replace('home currency', own) };
  }
  if (question.type === 'percent') return { suffix: '%', note: text.replace(/^% /, '') };
  return text.length <= (locale === 'zh' ? 3 : 9)
    ? { suffix: text }
    : { note: fill(words.answer.unitIs, { unit: text }) };
}

/** The amount in the other unit, so that a slip of a factor of ten thousand meets the eye. */
function echoOf({ question, live, locale, currency }: ControlProps): string | null {
  const reading = readNumber(live.answer[0] ?? '', { exponent: exponentOf(live.unit), currency });
  if (!reading.ok || question.type !== 'money') return null;
  if (locale === 'en') return amountIn(reading.value, 0, locale, currency);
  return amountIn(reading.value, reading.exponent >= 8 ? 4 : 8, locale, currency);
}

/** For those who know no figure but both ends. */
function RangeFields({ words, values, invalid, notes, prefix, suffix }: ControlProps & { suffix: string | undefined }) {
  const bad = invalid === 'low' || invalid === 'high';
  return (
    <details className="mt-3 max-w-[32rem]" open={values.low !== '' || values.high !== '' || bad || undefined}>
      <summary className="link inline-flex min-h-11 items-center text-small">{words.answer.narrowNumber}</summary>
      <div className={cx('field', bad && 'bad')}>
        {bad && notes}
        <div className="mt-1 grid grid-cols-2 gap-3">
          {(['low', 'high'] as const).map((end) => (
            <div key={end} className="min-w-0">
              <label htmlFor={prefix + end} className="text-small">
                {words.answer[end]}
              </label>
              <div className="inp">
                <input
                  id={prefix + end}
                  name={end}
                  inputMode="decimal"
                  autoComplete="off"
                  defaultValue={values[end]}
                  aria-invalid={invalid === end || undefined}
                />
                {suffix && <span className="suffix">{suffix}</span>}
              </div>
            </div>
          ))}
        </div>
      </div>
    </details>
  );
}
