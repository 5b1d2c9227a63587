import type { Moved } from '@/app/[locale]/wizard/place';
import type { CompiledBook, Profile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { movedLine, progress, type ViewLine } from '@/lib/wizard/server.ts';
import type { Translate } from './translate';

export interface LineText {
  readonly key: string;
  readonly topic: string;
  /** The same in a place where there is little room. */
  readonly short: string;
  readonly value: string;
  /** Nothing can be said yet. */
  readonly early: boolean;
  readonly detail: string | null;
  /** `plain`: whether it is settled is still being looked into. */
  readonly tag: { readonly kind: 'settled' | 'open' | 'plain'; readonly text: string };
  /** "Just now: direct export → distributor" */
  readonly moved: string | null;
}

/** What the side panel says, and the sheet of the dock on phones. Plain data: the server sends it, and the browser's engine makes it anew. */
export interface Panel {
  readonly lines: readonly LineText[];
  /** "12 of 45" */
  readonly count: string;
  readonly footer: string;
}

/** What the panel takes its words from. */
export interface PanelWords {
  readonly locale: Locale;
  readonly t: Translate;
  /** Name of a country or territory. */
  territory(code: string): string;
}

/** The one function that makes the panel, on the server and in the browser. */
export function panelOf(
  compiled: CompiledBook,
  profile: Profile,
  lines: readonly ViewLine[],
  moved: Moved | undefined,
  words: PanelWords,
): Panel {
  const { t } = words;
  const { questions, questionsLeft } = progress(compiled, profile, null);
  return {
    lines: lines.map((line) => lineText(compiled, profile, line, moved, words)),
    count: t('view.count', { answered: questions - questionsLeft, total: questions }),
    footer: questionsLeft === 0 ? t('view.none') : t('view.left', { count: questionsLeft }),
  };
}

/** What an answer has moved, to be said beside the line. */
export function movedBy(before: readonly ViewLine[], now: readonly ViewLine[]): Moved | undefined {
  const found = movedLine(before, now);
  if (!found) return undefined;
  const { topic, market } = found.line;
  return { topic, from: found.from, ...(market === undefined ? {} : { market }) };
}

/** A line of the view in words. */
function lineText(
  compiled: CompiledBook,
  profile: Profile,
  line: ViewLine,
  moved: Moved | undefined,
  words: PanelWords,
): LineText {
  const { t } = words;
  const decisionOption = (decision: string, option: string) =>
    compiled.book.decisions[decision]?.options.find(({ id }) => id === option)?.label[words.locale] ?? option;
  const name = line.market === undefined ? '' : marketName(profile, line.market, words);
  const label = (option: string) =>
    line.topic === 'carbon' ? t(`view.exposure.${option as 'none'}`) : decisionOption(line.decision!, option);
  const joined = (options: readonly string[]) => options.map(label).join(t('why.join'));
  const value = line.shown.length > 1 ? t('view.equal', { options: joined(line.shown) }) : joined(line.shown);
  const early = line.shown.length === 0;
  // The level to aim for is the one of today: say so once.
  const keeps = line.topic === 'level' && line.today != null && line.today === line.shown[0];
  const today = line.today ? decisionOption('level.current', line.today) : null;
  const changed = moved !== undefined && moved.topic === line.topic && moved.market === line.market && !early;
  return {
    key: `${line.topic}${line.market ?? ''}`,
    topic: line.topic === 'entry' ? t('view.entry', { name }) : t(`view.${line.topic}`),
    short: t('view.dock', { topic: line.topic === 'entry' ? name : t(`view.${line.topic}`) }),
    value: line.notNow ? t('view.notNow') : early ? t('view.tooEarly') : keeps && today ? today : value,
    early: early && !line.notNow,
    detail: early || !today ? null : keeps ? t('view.keep') : t('view.today', { label: today }),
    tag: tagOf(line, words),
    moved: changed ? t('view.moved', { from: joined(moved.from), to: joined(line.shown) }) : null,
  };
}

/** What a market is called: its country, or its number while it has none. */
export function marketName(profile: Profile, index: number, { t, territory }: PanelWords): string {
  const country = profile.markets[index]?.answers.targetCountry;
  return country?.state === 'given' ? territory(String(country.value)) : t('place.market', { number: index + 1 });
}

function tagOf(line: ViewLine, { t }: PanelWords): LineText['tag'] {
  if (line.certainty === 'settled') return { kind: 'settled', text: t('view.settled') };
  if (line.certainty === 'idle') return { kind: 'open', text: t('view.unasked') };
  if (line.certainty === 'checking') return { kind: 'plain', text: t('view.checking') };
  if (line.unanswered > 0) return { kind: 'open', text: t('view.questions', { count: line.unanswered }) };
  return { kind: 'open', text: t('view.open') };
}
