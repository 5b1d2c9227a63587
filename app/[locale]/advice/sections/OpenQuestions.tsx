import { useTranslations } from 'next-intl';
import { Tag } from '@/app/ui/Tag';
import type { OpenQuestion } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/rulebook/index.ts';
import { Folded } from '../parts/Folded.tsx';
import { placeName, type View } from '../view.ts';

/** So many stand at once; the others behind a link. */
const shown = 2;
/** Decisions named of each; level, model and ways in first. */
const named = 3;

/** Questions without an answer, those that matter most first, each with what it can still change. */
export function OpenQuestions({ view }: { view: View }) {
  const t = useTranslations('advice.open');
  const { open, locale } = view.advice;
  const groups = [...Map.groupBy(open, ({ question }) => question).values()];
  const list = (items: typeof groups) => (
    <ul>
      {items.map((group) => (
        <Question key={group[0]!.question} view={view} group={group} />
      ))}
    </ul>
  );
  return (
    <div className="mt-6">
      <h3 className="bar">
        <span>{t('heading')}</span>
        <span>{groups.length}</span>
      </h3>
      {groups.length === 0 && <p className="none">{t('none')}</p>}
      {list(groups.slice(0, shown))}
      {groups.length > shown && (
        <Folded level={4} title={t('more')} note={groups.length - shown}>
          {list(groups.slice(shown))}
          <p className="small">{t('note')}</p>
        </Folded>
      )}
      {view.editable && <Deeper locale={locale} />}
    </div>
  );
}

/** The lists of further questions: those that can still sharpen the advice, and the deepening modules. */
function Deeper({ locale }: { locale: Locale }) {
  const t = useTranslations('advice.open');
  const modules = compiledBook().book.sections.filter(({ module }) => module);
  return (
    <>
      <p className="deeper">
        <a href={`/${locale}/wizard/more`}>{t('refine')}</a>
      </p>
      <p className="deeper">
        {t('modules')}{' '}
        {modules.map(({ id, label }, index) => (
          <span key={id}>
            {index > 0 && t('join')}
            <a href={`/${locale}/wizard/module/${id}`}>{label[locale]}</a>
          </span>
        ))}
      </p>
    </>
  );
}

/** One question, asked of the firm or of several markets or goods. */
function Question({ view, group }: { view: View; group: readonly OpenQuestion[] }) {
  const t = useTranslations('advice.open');
  const first = group[0]!;
  const labels = [...new Set(group.flatMap(({ canChangeLabels }) => canChangeLabels))];
  const feeds = [...new Set(group.flatMap(({ feedsLabels }) => feedsLabels))].filter(
    (label) => !labels.includes(label),
  );
  const list = (items: readonly string[]) => items.join(t('join'));
  const said = [
    ...(labels.length > named
      ? [t('canChangeMore', { list: list(labels.slice(0, named)), rest: labels.length - named })]
      : labels.length > 0
        ? [t('canChange', { list: list(labels) })]
        : []),
    ...(feeds.length > 0 ? [t('feeds', { list: list(feeds) })] : []),
  ];
  return (
    <li className="mk">
      <p>
        {first.label} <Tag kind="open">{t(`state.${first.state}`)}</Tag>
      </p>
      <p className="th">
        {said.length > 0 ? said.join(' ') : t('base')}{' '}
        {group.map(({ question, at }) => (
          <AnswerLink key={at} view={view} question={question} at={at} />
        ))}
      </p>
    </li>
  );
}

function AnswerLink({ view, question, at }: { view: View; question: string; at: string | null }) {
  const t = useTranslations('advice.open');
  const place = placeName(view.advice, at);
  const href = view.to.answer(question, at);
  if (!href) return place && <span>{place} </span>;
  return <a href={href}>{place ? t('answerFor', { place }) : t('answer')}</a>;
}
