import { type Locale, useLocale, useTranslations } from 'next-intl';
import { examples } from '@/app/[locale]/example/examples.ts';
import { caseAnswer, checkCase, checkWords, type Entry, profilesOf } from '@/lib/explain/index.ts';
import type { Case } from '@/lib/rulebook/index.ts';
import { openBook } from '../book.ts';
import { EntryLink } from '../parts/EntryLink.tsx';
import { Part } from '../parts/Part.tsx';

/** A firm of the evidence: its answers in words, and whether the advice is what its source says. */
export function CaseEntry({ entry: { item } }: { entry: Entry & { kind: 'case' } }) {
  const t = useTranslations('rules.case');
  const locale: Locale = useLocale();
  const blocks = [
    { title: t('firm'), answers: [item.profile.firm] },
    { title: t('markets'), answers: item.profile.markets ?? [] },
    { title: t('goods'), answers: item.profile.goods ?? [] },
  ];
  return (
    <>
      <p>{t('what', { label: t(`label.${item.label}`), year: item.asOf })}</p>
      {item.id in examples && (
        <p>
          <a href={`/${locale}/example/${item.id}`}>{t('advice')}</a>
        </p>
      )}
      <Expectations item={item} />
      {blocks.map(
        ({ title, answers }) =>
          answers.some((block) => Object.keys(block).some((key) => key !== 'id')) && (
            <Part key={title} title={title}>
              {answers.map((block) => (
                <Answers key={JSON.stringify(block)} item={item} block={block} />
              ))}
            </Part>
          ),
      )}
      {item.standIn && <StandIns item={item} standIn={item.standIn} />}
    </>
  );
}

/** What the source supports, and whether it holds now; the worst of all profiles where stand-in answers are tried. */
function Expectations({ item }: { item: Case }) {
  const t = useTranslations('rules.case');
  const locale: Locale = useLocale();
  const { compiled, book } = openBook();
  const rows = new Map<string, { subject: string; wanted: string; found: string; pass: boolean }>();
  for (const check of profilesOf(book, item).flatMap((profile) => checkCase(compiled, item, profile))) {
    const words = checkWords(compiled, item, check, locale);
    const key = words.subject + words.wanted;
    const known = rows.get(key);
    if (!known || (known.pass && !check.pass)) rows.set(key, { ...words, pass: check.pass });
  }
  const list = [...rows.values()];
  const held = list.filter(({ pass }) => pass).length;
  return (
    <Part title={t('expectations', { held, all: list.length })}>
      <table className="tbl checks">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('subject')}</th>
            <th scope="col">{t('wanted')}</th>
            <th scope="col">{t('found')}</th>
            <th scope="col">{t('holds')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ subject, wanted, found, pass }) => (
            <tr key={subject + wanted}>
              <th scope="row">{subject}</th>
              <td data-label={t('wanted')}>{wanted}</td>
              <td data-label={t('found')}>{found}</td>
              <td data-label={t('holds')}>{t(pass ? 'yes' : 'no')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Answers({ item, block }: { item: Case; block: Record<string, unknown> }) {
  const t = useTranslations('rules.case');
  const locale: Locale = useLocale();
  const { questions } = openBook().book;
  return (
    <dl className="pairs">
      {Object.entries(block).flatMap(([id, value]) => {
        const question = questions[id];
        if (!question) return [];
        return (
          <div key={id}>
            <dt>
              <EntryLink id={id} />
            </dt>
            <dd>
              {caseAnswer(question, value, locale)}
              {item.partial?.includes(id) && ` ${t('partial')}`}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Questions on which the source is silent: every answer is tried. */
function StandIns({ item, standIn }: { item: Case; standIn: NonNullable<Case['standIn']> }) {
  const t = useTranslations('rules.case');
  const locale: Locale = useLocale();
  const { questions } = openBook().book;
  return (
    <Part title={t('standIn')}>
      <p className="small">{t('standInNote')}</p>
      <dl className="pairs">
        {Object.entries(standIn).flatMap(([key, values]) => {
          const id = key.split('.').at(-1)!;
          const question = questions[id];
          if (!question) return [];
          return (
            <div key={`${item.id} ${key}`}>
              <dt>
                <EntryLink id={id} />
              </dt>
              <dd>{values.map((value) => caseAnswer(question, value, locale)).join(t('or'))}</dd>
            </div>
          );
        })}
      </dl>
    </Part>
  );
}
