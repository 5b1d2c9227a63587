import { saveAnswer } from '@/app/[locale]/wizard/actions';
import type { CurrentCase } from '@/app/[locale]/wizard/case';
import { Phrases } from '@/app/ui/Phrases';
import { type Answer, answersAt, type Profile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { maxTextLength, type Question } from '@/lib/rulebook/index.ts';
import { controlOf, currencyOf, fillForm, inHomeCurrency } from '@/lib/wizard/index.ts';
import {
  answerAt,
  coreSteps,
  type QuestionStep,
  type ReturnTo,
  stakesOf,
  territoryGroups,
  viewOf,
} from '@/lib/wizard/server.ts';
import { Announce } from './Announce';
import { headings } from './codes';
import { Frame } from './Frame';
import { engineFile } from './live/file';
import { LivePanel } from './live/LivePanel';
import { LiveViewPanel } from './live/LiveViewPanel';
import { panelWords, phrased, placeName } from './names';
import { panelOf } from './panel';
import { QuestionForm } from './QuestionForm';
import type { Translate } from './translate';
import { Why } from './Why';
import { formWords } from './words';

export interface StepPageProps {
  found: CurrentCase;
  locale: Locale;
  t: Translate;
  returnTo?: ReturnTo;
}

/** A question with everything around it. */
export function QuestionPage({ found, step, locale, t, returnTo }: StepPageProps & { step: QuestionStep }) {
  const { compiled, record, place } = found;
  const { profile, revision } = record;
  const { question, at } = step;
  const home = profile.firm.homeCountry;
  const moved = place.step === step.id ? place.moved : undefined;
  const panel = panelOf(compiled, profile, viewOf(compiled, profile), moved, panelWords(locale, t));
  const engine = engineFile(locale);
  const stakes = stakesOf(compiled, profile, step);
  const parts = (list: readonly string[]) => list.map((part) => partName(part)).join(t('why.join'));
  const partName = (part: string) => {
    const name = compiled.book.scales.decides?.[part]?.[locale] ?? part;
    const market = at.scope === 'market' && part === 'entry' && profile.markets[at.index]?.answers.targetCountry;
    return market ? t('why.inMarket', { part: name, name: placeName(compiled, profile, at, locale, t) }) : name;
  };
  const first = coreSteps(compiled, profile)[0]?.id === step.id;
  const hint = hintOf(question, locale, t);
  return (
    <Frame found={found} step={step} locale={locale} t={t}>
      <LivePanel panel={panel} profile={profile} at={at} address={engine.address}>
        <div className="wrap grid gap-8 pt-6 pb-4 lg:grid-cols-[minmax(0,1fr)_23.25rem] lg:gap-18 lg:pt-13 lg:pb-8">
          <QuestionForm
            action={saveAnswer}
            hidden={{ locale, case: found.key.id, step: step.id, ...(returnTo ? { return: returnTo } : {}) }}
            revision={revision}
            question={forBrowser(question)}
            values={fillForm(question, answerAt(profile, step), locale, codeBeside(profile, step))}
            locale={locale}
            words={formWords(t)}
            currency={currencyOf(home?.state === 'given' ? String(home.value) : undefined)}
            asOf={profile.asOf}
            textLimit={maxTextLength}
            territories={controlOf(question) === 'territory' ? territoryGroups(compiled.book, locale) : undefined}
            headings={question.settledBy || question.format ? headings(locale) : undefined}
            back={!first}
            skippable={question.tier !== 'core'}
            describedBy={hint ? 'hint' : undefined}
            label={<p className="lab">{sectionLabel(found, step, locale, t)}</p>}
            step={{ at, chapter: step.chapter }}
          >
            <legend className="w-full">
              <h1 id="question" tabIndex={-1} className="mt-2 outline-none">
                <Phrases>{phrased(question.label[locale], locale)}</Phrases>
              </h1>
            </legend>
            {hint && (
              <p id="hint" className="mt-2.5 max-w-measure text-ink-2">
                {hint}
              </p>
            )}
            <Why
              compiled={compiled}
              because={question.because}
              text={question.why[locale]}
              can={parts(stakes.can)}
              cannot={parts(stakes.cannot)}
              locale={locale}
              t={t}
            />
            {question.settledBy && (
              <p className="mt-4">
                <a
                  className="link inline-flex min-h-11 items-center"
                  href={`/${locale}/wizard/goods/paste${returnTo ? `?return=${returnTo}` : ''}`}
                >
                  {t('goods.paste')}
                </a>
              </p>
            )}
          </QuestionForm>
          <LiveViewPanel title={t('view.title')} />
        </div>
      </LivePanel>
      <Announce
        text={
          panel.lines
            .map((line) => line.moved && t('view.spoken', { topic: line.topic, to: line.value }))
            .find(Boolean) ?? null
        }
      />
    </Frame>
  );
}

function codeBeside(profile: Profile, { at, question }: QuestionStep): Answer | undefined {
  return question.settledBy ? answersAt(profile, at)[question.settledBy] : undefined;
}

/** Section of a step; in a market or good with its name and, if there are several, its number. */
export function sectionLabel(
  { compiled, record }: CurrentCase,
  step: QuestionStep | { at: QuestionStep['at']; chapter: string },
  locale: Locale,
  t: Translate,
): string {
  const section = compiled.book.sections.find(({ id }) => id === step.chapter)?.label[locale] ?? '';
  if (step.at.scope === 'firm') return section;
  const blocks = step.at.scope === 'market' ? record.profile.markets : record.profile.goods;
  const name = placeName(compiled, record.profile, step.at, locale, t);
  if (blocks.length < 2) return t('place.named', { section, name });
  return t('place.namedOf', { section, name, number: step.at.index + 1, count: blocks.length });
}

function hintOf(question: Question, locale: Locale, t: Translate): string {
  const help = question.help?.[locale] ?? '';
  if (!inHomeCurrency(question)) return help;
  return `${help}${locale === 'en' ? ' ' : ''}${t('answer.moneyHelp')}`.trim();
}

/** Sources, explanations and notes are drawn here or not at all: the browser needs none of them. */
function forBrowser(question: Question & { section: string }): Question {
  const {
    because: _because,
    serves: _serves,
    note: _note,
    help: _help,
    askIf: _askIf,
    design: _design,
    ...rest
  } = question;
  return { ...rest, because: [], why: rest.label };
}
