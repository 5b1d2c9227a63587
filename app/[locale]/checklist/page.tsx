import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { may } from '@/lib/access/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { longest } from '@/lib/store/index.ts';
import { caseFor } from '../wizard/case';
import { ChecklistForm } from './ChecklistForm';
import { isDated } from './items';
import { checklistOf } from './load';
import './checklist.css';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('case.checklist');
  return { title: t('title'), robots: { index: false, follow: false } };
}

/** The actions and risks of the advice as a list to work through; what is written stays with the case. */
export default async function ChecklistPage() {
  const locale: Locale = await getLocale();
  const found = await caseFor(locale, 'readCase');
  const t = await getTranslations('case.checklist');
  const items = await checklistOf(found, locale);
  const suggested = Object.fromEntries(
    items.map(({ id, due, owner, firstStep }) => [
      id,
      [
        ...(firstStep ? [t('firstStep', { text: firstStep })] : []),
        ...(owner ? [t('suggestedOwner', { owner })] : []),
        ...(due ? [t('suggested', { due })] : []),
      ],
    ]),
  );
  const text = (
    key: 'actions' | 'risks' | 'gone' | 'goneNote' | 'done' | 'owner' | 'due' | 'note' | 'save' | 'detail',
  ) => t(key);
  return (
    <Article heading={t('title')} lede={t('lede')}>
      <p className="mt-4 text-ink-2">
        {t('progress', { all: items.length, done: items.filter(({ entry }) => entry.done).length })}
      </p>
      <p className="acts mt-2">
        <a className="link" href={`/${locale}/advice`}>
          {(await getTranslations('case'))('back')}
        </a>
        <a className="link" href={`/${locale}/checklist/file?format=csv`} download>
          {t('csv')}
        </a>
        {items.some(isDated) ? (
          <a className="link" href={`/${locale}/checklist/file?format=ics`} download>
            {t('ics')}
          </a>
        ) : (
          <span className="text-ink-2 text-small">{t('icsNone')}</span>
        )}
      </p>
      <ChecklistForm
        locale={locale}
        caseId={found.key.id}
        items={items}
        longest={{ owner: longest.owner, note: longest.note }}
        fixed={!may(found.party, 'editCase')}
        texts={{
          actions: text('actions'),
          risks: text('risks'),
          gone: text('gone'),
          goneNote: text('goneNote'),
          done: text('done'),
          owner: text('owner'),
          due: text('due'),
          note: text('note'),
          save: text('save'),
          detail: text('detail'),
          suggested,
        }}
      />
    </Article>
  );
}
