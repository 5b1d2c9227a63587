import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { may } from '@/lib/access/index.ts';
import { type Advice, buildAdvice, notePlaces, type Overridable, withOverrides } from '@/lib/advice/index.ts';
import { carbonBasis, compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import { nothingHere } from '../../../../wizard/case';
import { openFromDesk } from '../../../actions';
import { DeskPage } from '../../../DeskPage';
import { actingOnCase } from '../../../desk';
import { DecisionPart } from './DecisionPart';
import { LeftOver } from './LeftOver';
import { NotesPart } from './NotesPart';
import { placeAnchor } from './place';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.judgement');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

const decisionsOf: Readonly<Record<string, readonly Overridable[]>> = {
  level: ['level.current', 'level.target'],
  model: ['model'],
  entry: ['entry.mode'],
};

/** Part by part of the advice: what the rule book says, what the adviser decides otherwise and why, and notes. */
export default async function JudgementPage({ params }: { params: Promise<{ id: string }> }) {
  const locale: Locale = await getLocale();
  const { id } = await params;
  const { member, home } = await actingOnCase(locale, id, 'readNotes');
  const opened = await store();
  const key = { id, organisation: member.organisation };
  const record = await opened.readCase(key);
  if (!record) redirect(nothingHere(locale));
  const [history, notes] = await Promise.all([opened.overrides.history(key), opened.notes.list(key)]);
  const inForce = history.filter(({ withdrawn }) => withdrawn === null);
  const compiled = compiledBook();
  const plain = buildAdvice(compiled, record.profile, locale, null, carbonBasis());
  const advice: Advice = withOverrides(compiled, plain, inForce);
  const t = await getTranslations('desk.judgement');
  const d = await getTranslations('desk');
  const places = notePlaces(advice);
  const isPlaced = (section: string, market: string | null) =>
    places.some((place) => place.section === section && place.market === market);
  return (
    <DeskPage heading={t('title')} lede={t('lede')} at="cases">
      <div className="acts mt-5">
        <a className="link" href={`/${locale}/desk/cases/${id}`}>
          {d('case.title', { name: home.label || d('cases.unnamed', { id: id.slice(0, 4) }) })}
        </a>
        <ActForm action={openFromDesk} hidden={{ locale, id, to: 'advice' }} label={d('case.advice')} />
      </div>
      {places.map((place) => {
        const { section, market, marketLabel } = place;
        const anchor = placeAnchor(place, advice);
        return (
          <section key={anchor} id={anchor} aria-labelledby={`${anchor}-h`} className="mt-11 max-w-[52rem]">
            <h2 id={`${anchor}-h`} className="bar text-h3">
              {section === 'entry' ? t('parts.entry', { market: marketLabel ?? '' }) : t(`parts.${section}`)}
            </h2>
            {(decisionsOf[section] ?? []).map((decision) => (
              <DecisionPart
                key={decision}
                advice={advice}
                decision={decision}
                market={market}
                caseId={id}
                anchor={anchor}
                mayOverride={may(member.role, 'overrideAdvice')}
              />
            ))}
            <NotesPart
              notes={notes.filter((note) => note.section === section && note.market === market)}
              place={place}
              caseId={id}
              anchor={anchor}
              mayNote={may(member.role, 'noteCase')}
            />
          </section>
        );
      })}
      <LeftOver
        caseId={id}
        notes={notes.filter(({ section, market }) => !isPlaced(section, market))}
        overrides={history.filter((item) => !advice.overrides.some((view) => view.id === item.id))}
        mayNote={may(member.role, 'noteCase')}
        mayOverride={may(member.role, 'overrideAdvice')}
      />
    </DeskPage>
  );
}
