import { optionLabel } from '@/lib/advice/index.ts';
import type { At, CompiledBook, Profile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { territoryName } from '@/lib/rulebook/index.ts';
import type { Translate } from './translate';

/** What a market or good is called: its country, its family, or its number while it has none. */
export function placeName(compiled: CompiledBook, profile: Profile, at: At, locale: Locale, t: Translate): string {
  if (at.scope === 'firm') return '';
  const number = at.index + 1;
  if (at.scope === 'market') {
    const country = profile.markets[at.index]?.answers.targetCountry;
    return country?.state === 'given' ? territoryName(String(country.value), locale) : t('place.market', { number });
  }
  const family = profile.goods[at.index]?.answers.goodsFamily;
  const question = compiled.book.questions.goodsFamily;
  if (family?.state !== 'given' || !question) return t('place.good', { number });
  // The examples in brackets are for choosing, not for naming.
  return optionLabel(question, String(family.value), locale).replace(/\s*[（(].*$/, '');
}

/** The short name of a chapter for the progress edge; the section's own label where the interface has none. */
export function chapterName(id: string, label: string, t: Translate): string {
  const key = `chapter.${id}` as Parameters<Translate['has']>[0];
  return t.has(key) ? t(key as 'chapter.firm') : label;
}

export function decisionOption(compiled: CompiledBook, decision: string, option: string, locale: Locale): string {
  const found = compiled.book.decisions[decision]?.options.find(({ id }) => id === option);
  return found?.label[locale] ?? option;
}

/** Words that belong to what precedes them, and words that belong to what follows. */
const clings = /^(?:[的了吗呢着过地得们]|[^“‘（《「\p{L}\p{N}])/u;
const leans = /(?:[“‘（《「\s]|^[或和与及在把被对为从到由按最不很更])$/u;

/** Chinese headings may break between words only; the marks are read by `Phrases`. */
export function phrased(text: string, locale: Locale): string {
  if (locale !== 'zh') return text;
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
  return words
    .map((word, index) => (index === 0 || clings.test(word) || leans.test(words[index - 1]!) ? word : `|${word}`))
    .join('');
}
