import { type Locale, useLocale, useTranslations } from 'next-intl';
import { answerReaders, type Entry } from '@/lib/explain/index.ts';
import { openBook } from '../book.ts';
import { Condition } from '../parts/Condition.tsx';
import { EntryList } from '../parts/EntryList.tsx';
import { Part } from '../parts/Part.tsx';

/** A question: what can be answered, why and when it is asked, what the answer can change. */
export function QuestionEntry({ entry: { item } }: { entry: Entry & { kind: 'question' } }) {
  const t = useTranslations('rules.question');
  const locale: Locale = useLocale();
  const { book, compiled, entries } = openBook();
  const readers = answerReaders(compiled, entries, item);
  const answers = [...(item.options ?? []), ...(item.items ?? [])];
  const decides = item.decides.map((key) => book.scales.decides?.[key]?.[locale] ?? key).join(t('join'));
  const section = book.sections.find(({ id }) => id === item.section);
  return (
    <>
      <p className="lede">{item.why[locale]}</p>
      {item.unread && (
        <p>
          <b>{t('unread')}</b> {item.unread[locale]}
        </p>
      )}
      <Part title={t('answers')}>
        <p>
          {t(`type.${item.type}`, { unit: item.unit?.[locale] ?? '' })}
          {item.maxPicks ? ` ${t('most', { count: item.maxPicks })}` : ''}
        </p>
        {item.optionsFrom && <p>{t('territories')}</p>}
        {answers.length > 0 && (
          <ul className="list">
            {answers.map((option) => (
              <li key={option.id}>
                {option[locale]}
                <AnswerReaders readers={readers.get(option.id) ?? []} />
              </li>
            ))}
          </ul>
        )}
        {item.help && (
          <p>
            <b>{t('help')}</b> {item.help[locale]}
          </p>
        )}
        <p className="small">{t(item.unsure ? 'unsure' : 'sure')}</p>
      </Part>
      <Part title={t('when')}>
        <p>
          {t('place', {
            section: section?.label[locale] ?? '',
            tier: t(`tier.${item.tier}`),
            scope: t(`scope.${item.scope}`),
          })}
        </p>
        {item.askIf ? <Condition when={item.askIf} /> : <p>{t('always')}</p>}
        <p>{t('decides', { list: decides })}</p>
      </Part>
    </>
  );
}

/** What looks at one answer: folded, as there may be dozens. */
function AnswerReaders({ readers }: { readers: readonly Entry[] }) {
  const t = useTranslations('rules.question');
  if (readers.length === 0) return null;
  return (
    <details className="more">
      <summary>
        <span className="link">{t('answerReaders', { count: readers.length })}</span>
      </summary>
      <EntryList entries={readers} />
    </details>
  );
}
