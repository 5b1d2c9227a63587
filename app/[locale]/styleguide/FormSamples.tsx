import { type Locale, useLocale, useTranslations } from 'next-intl';
import { Button } from '@/app/ui/Button';
import { Dock } from '@/app/ui/Dock';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import { TextField } from '@/app/ui/Field';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Tag } from '@/app/ui/Tag';
import { CopyLink } from '@/app/ui/wizard/CopyLink';
import { explainIn, shown } from '@/app/ui/wizard/check-form';
import { headings } from '@/app/ui/wizard/codes';
import { ViewPanel } from '@/app/ui/wizard/ViewPanel';
import { Why } from '@/app/ui/wizard/Why';
import { formWords } from '@/app/ui/wizard/words';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Answer } from '@/lib/engine/index.ts';
import { maxTextLength } from '@/lib/rulebook/index.ts';
import { controlOf, currencyOf, fillForm } from '@/lib/wizard/index.ts';
import { formSchema, problemIn, territoryGroups } from '@/lib/wizard/server.ts';
import { ControlSample } from './ControlSample.tsx';

/** A question of each way to answer it, with what stands in it; last one whose figure cannot be. */
const samples: readonly (readonly [question: string, answer: Answer])[] = [
  ['technologyRole', { state: 'given', value: 'adapter' }],
  ['buyingReason', { state: 'unsure', among: ['lowPrice', 'reliability'] }],
  ['motives', { state: 'given', value: ['foreignEnquiries', 'homePressure'] }],
  ['entrepreneurialCulture', { state: 'given', value: { enterprise: 4 } }],
  ['riskAttitude', { state: 'given', value: 3 }],
  ['homeCountry', { state: 'given', value: 'CN' }],
  ['annualRevenue', { state: 'given', value: 120_000_000 }],
  ['cnCode', { state: 'given', value: '73181588' }],
  ['stopRule', { state: 'skipped' }],
  ['exportShare', { state: 'given', value: 450 }],
];

/** The parts of a question page. */
export function FormSamples() {
  const t = useTranslations('styleguide');
  const wizard = useTranslations('wizard');
  const locale: Locale = useLocale();
  const compiled = compiledBook();
  const { book } = compiled;
  const words = formWords(wizard);
  const currency = currencyOf('CN');
  const why = book.questions.firstContact!;
  return (
    <section className="sec" id="forms">
      <SectionHeading title={t('forms')} lede={t('formsLede')} />
      <div className="grid gap-x-16 gap-y-9 lg:grid-cols-2">
        <div>
          <p className="font-semibold">{why.label[locale]}</p>
          <Why
            compiled={compiled}
            because={why.because}
            text={why.why[locale]}
            can={t('question.can')}
            cannot={t('question.cannot')}
            locale={locale}
            t={wizard}
          />
        </div>
        <div>
          <ErrorSummary title={words.form.summary} errors={[{ href: '#exportShare-answer', text: t('mistake') }]} />
        </div>
        {samples.map(([id, answer]) => {
          const question = book.questions[id]!;
          const values = fillForm(question, answer, locale);
          const context = { question, words, locale, currency, asOf: 2026, textLimit: maxTextLength, book };
          const { error } = formSchema(question, context, explainIn(context)).safeParse({ ...values });
          return (
            <ControlSample
              key={id}
              prefix={`${id}-`}
              question={question}
              locale={locale}
              words={words}
              currency={currency}
              textLimit={maxTextLength}
              values={values}
              territories={controlOf(question) === 'territory' ? territoryGroups(book, locale) : undefined}
              headings={question.format ? headings(locale) : undefined}
              mistake={error && answer.state !== 'skipped' ? shown(problemIn(error)) : null}
            />
          );
        })}
        <form className="grid content-start gap-6">
          <TextField id="firm" label={t('note')} help={t('noteHelp')} />
          <CopyLink
            link="https://example.org/en/c/4mX8.q2Zt"
            texts={{ label: t('link'), copy: t('copy'), copied: t('copied') }}
          />
        </form>
        <div className="grid content-start gap-6">
          <ViewPanel
            title={wizard('view.title')}
            panel={{
              count: wizard('view.count', { answered: 12, total: 30 }),
              footer: wizard('view.left', { count: 18 }),
              lines: [
                {
                  key: 'level',
                  topic: t('dock.level'),
                  short: t('dock.level'),
                  value: t('dock.levelValue'),
                  early: false,
                  detail: null,
                  moved: null,
                  tag: { kind: 'settled', text: t('settled') },
                },
                {
                  key: 'entry0',
                  topic: t('dock.label'),
                  short: t('dock.label'),
                  value: t('dock.value'),
                  early: true,
                  detail: null,
                  tag: { kind: 'open', text: t('open') },
                  moved: t('dock.moved'),
                },
              ],
            }}
          />
          <form>
            <Dock
              view={{
                label: t('dock.label'),
                value: t('dock.value'),
                tag: <Tag kind="open">{t('open')}</Tag>,
                sheet: <p className="py-3">{t('dock.sheet')}</p>,
              }}
            >
              <Button type="button">{t('continue')}</Button>
              <Button type="button" quiet>
                {t('back')}
              </Button>
            </Dock>
          </form>
        </div>
      </div>
    </section>
  );
}
