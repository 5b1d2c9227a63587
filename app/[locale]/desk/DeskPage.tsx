import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { visitor } from '@/app/access/visitor';
import { Phrases } from '@/app/ui/Phrases';
import { Shell } from '@/app/ui/Shell';
import { type Action, may } from '@/lib/access/index.ts';
import './desk.css';

const parts: readonly (readonly [
  string,
  'cases' | 'clients' | 'batches' | 'lab' | 'disagreements' | 'members' | 'log' | 'settings',
  Action,
])[] = [
  ['', 'cases', 'readDesk'],
  ['/clients', 'clients', 'readDesk'],
  ['/batches', 'batches', 'makeBatch'],
  ['/lab', 'lab', 'runLab'],
  ['/disagreements', 'disagreements', 'readDisagreements'],
  ['/members', 'members', 'readMembers'],
  ['/log', 'log', 'readAudit'],
  ['/settings', 'settings', 'rename'],
];

interface Props {
  heading: string;
  lede: string;
  /** Which of the parts this is. */
  at?: (typeof parts)[number][1];
  children: ReactNode;
}

/** A page of the desk: what the reader's role lets them see stands on top. */
export async function DeskPage({ heading, lede, at, children }: Props) {
  const locale = await getLocale();
  const t = await getTranslations('desk.nav');
  const role = (await visitor())?.active?.role ?? 'stranger';
  return (
    <Shell wide actions={[{ href: `/${locale}/account`, label: t('account') }]}>
      <div className="wrap wide py-6 md:py-10">
        <nav className="desk-nav" aria-label={t('label')}>
          {parts
            .filter(([, , action]) => may(role, action))
            .map(([path, name]) => (
              <a key={name} href={`/${locale}/desk${path}`} aria-current={name === at ? 'page' : undefined}>
                {t(name)}
              </a>
            ))}
        </nav>
        <h1 className="mt-6 [overflow-wrap:anywhere]">
          <Phrases>{heading}</Phrases>
        </h1>
        <p className="lede mt-2">{lede}</p>
        {children}
      </div>
    </Shell>
  );
}
