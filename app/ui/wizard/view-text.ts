import type { Moved } from '@/app/[locale]/wizard/place';
import type { CompiledBook, Profile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { ViewLine } from '@/lib/wizard/server.ts';
import { decisionOption, placeName } from './names';
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
  readonly tag: { readonly kind: 'settled' | 'open' | 'plain'; readonly text: string };
  /** "Just now: direct export → distributor" */
  readonly moved: string | null;
}

/** A line of the view in words. */
export function lineText(
  compiled: CompiledBook,
  profile: Profile,
  line: ViewLine,
  moved: Moved | undefined,
  locale: Locale,
  t: Translate,
): LineText {
  const name =
    line.market === undefined ? '' : placeName(compiled, profile, { scope: 'market', index: line.market }, locale, t);
  const label = (option: string) =>
    line.topic === 'carbon'
      ? t(`view.exposure.${option as 'none'}`)
      : decisionOption(compiled, line.decision!, option, locale);
  const joined = (options: readonly string[]) => options.map(label).join(t('why.join'));
  const value = line.shown.length > 1 ? t('view.equal', { options: joined(line.shown) }) : joined(line.shown);
  const early = line.shown.length === 0;
  // The level to aim for is the one of today: say so once.
  const keeps = line.topic === 'level' && line.today != null && line.today === line.shown[0];
  const today = line.today ? decisionOption(compiled, 'level.current', line.today, locale) : null;
  const changed = moved !== undefined && moved.topic === line.topic && moved.market === line.market && !early;
  return {
    key: `${line.topic}${line.market ?? ''}`,
    topic: line.topic === 'entry' ? t('view.entry', { name }) : t(`view.${line.topic}`),
    short: t('view.dock', { topic: line.topic === 'entry' ? name : t(`view.${line.topic}`) }),
    value: early ? t('view.tooEarly') : keeps && today ? today : value,
    early,
    detail: early || !today ? null : keeps ? t('view.keep') : t('view.today', { label: today }),
    tag: tagOf(line, t),
    moved: changed ? t('view.moved', { from: joined(moved.from), to: joined(line.shown) }) : null,
  };
}

function tagOf(line: ViewLine, t: Translate): LineText['tag'] {
  if (line.certainty === 'settled') return { kind: 'settled', text: t('view.settled') };
  if (line.certainty === 'idle') return { kind: 'open', text: t('view.unasked') };
  if (line.unanswered > 0) return { kind: 'open', text: t('view.questions', { count: line.unanswered }) };
  return { kind: 'open', text: t('view.open') };
}
