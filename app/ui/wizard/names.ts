import { optionLabel } from '@/lib/advice/index.ts';
import { nameOf } from '@/lib/cbam/index.ts';
import { goodNames } from '@/lib/cbam/node.ts';
import type { Answers, At, CompiledBook, Profile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { cnText, territoryName } from '@/lib/rulebook/index.ts';
import { marketName, type PanelWords } from './panel';
import type { Translate } from './translate';

/** What a market or good is called: its country, its name, code or family, or its number while it has none. */
export function placeName(compiled: CompiledBook, profile: Profile, at: At, locale: Locale, t: Translate): string {
  if (at.scope === 'firm') return '';
  if (at.scope === 'market') return marketName(profile, at.index, panelWords(locale, t));
  const number = at.index + 1;
  return goodName(compiled, profile.goods[at.index]?.answers ?? {}, locale) ?? t('place.good', { number });
}

/** A good by the name its owner gave it, else by its code, else by its family; null while nothing is known. */
export function goodName(compiled: CompiledBook, answers: Answers, locale: Locale): string | null {
  const { goodsName, cnCode, goodsFamily } = answers;
  if (goodsName?.state === 'given') return String(goodsName.value);
  // What is in brackets or after a comma tells codes apart; it is no part of a name.
  const short = (label: string) => label.replace(/\s*[（(，,；;].*$/, '');
  if (cnCode?.state === 'given') {
    const digits = String(cnCode.value);
    const name = nameOf(goodNames(), digits)?.name[locale];
    return name ? `${cnText(digits)} ${short(name)}` : cnText(digits);
  }
  const question = compiled.book.questions.goodsFamily;
  if (goodsFamily?.state !== 'given' || !question) return null;
  return optionLabel(question, String(goodsFamily.value), locale).replace(/\s*[（(].*$/, '');
}

/** The short name of a chapter for the progress edge; the section's own label where the interface has none. */
export function chapterName(id: string, label: string, t: Translate): string {
  const key = `chapter.${id}` as Parameters<Translate['has']>[0];
  return t.has(key) ? t(key as 'chapter.firm') : label;
}

/** The words of the side panel, as the server has them. */
export function panelWords(locale: Locale, t: Translate): PanelWords {
  return { locale, t, territory: (code) => territoryName(code, locale) };
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
