import { ButtonLink } from '@/app/ui/Button';
import { Phrases } from '@/app/ui/Phrases';
import { may } from '@/lib/access/index.ts';
import { finish, type ReviewRow, review } from '@/lib/wizard/server.ts';
import { CopyLink } from '../CopyLink';
import { Frame } from '../Frame';
import { phrased } from '../names';
import { AddLinks } from './AddLinks';
import { Group } from './Group';
import { NotAskedList } from './NotAskedList';
import { Missing, Unsure } from './Notices';
import type { Parts } from './parts';
import { ReturnToRow } from './ReturnToRow';

export interface CheckPageProps extends Parts {
  /** The private link; null for a case that was opened from the desk. */
  link: string | null;
}

export function CheckPage({ found, link, locale, t }: CheckPageProps) {
  const { compiled, record } = found;
  const { profile } = record;
  const checked = review(compiled, profile);
  const rows = checked.groups.flatMap((group) => group.rows);
  const count = (state: ReviewRow['state']) => rows.filter((row) => row.state === state).length;
  const parts = { found, locale, t };
  const left = finish(compiled, profile);
  return (
    <Frame found={found} step={null} position={t('progress.finished')} locale={locale} t={t}>
      <div className="wrap max-w-[68rem] pt-7 pb-6 lg:pt-10">
        <h1>
          <Phrases>{phrased(t('check.title'), locale)}</Phrases>
        </h1>
        <p className="lede mt-2.5">
          {t('check.summary', { given: count('given'), unsure: count('unsure'), notAsked: checked.notAsked.length })}
        </p>
        <p className="mt-2">
          {left.settled
            ? t('check.settled', { count: left.refine.length })
            : t('check.open', { count: left.matter.length })}
        </p>
        <Missing rows={rows} {...parts} />
        <Unsure rows={rows} {...parts} />
        {checked.groups.map((group) => (
          <Group key={group.id} group={group} {...parts} />
        ))}
        <AddLinks groups={checked.groups} {...parts} />
        <ReturnToRow />
        <NotAskedList notAsked={checked.notAsked} {...parts} />
        <p className="acts mt-8">
          <ButtonLink href={`/${locale}/advice`}>{t('check.advice')}</ButtonLink>
          <a className="link" href={`/${locale}/check/answers?format=yaml`} download>
            {t('check.download')}
          </a>
          <a className="link" href={`/${locale}/case`}>
            {t('save.keep')}
          </a>
        </p>
        <section className="mt-13 border-line border-t pt-6">
          {link ? (
            <>
              <h2 className="text-h3">{t('check.linkTitle')}</h2>
              <p className="mt-1 max-w-measure text-ink-2 text-small">{t('check.linkText')}</p>
              <CopyLink link={link} texts={{ label: t('save.link'), copy: t('save.copy'), copied: t('save.copied') }} />
            </>
          ) : (
            <p className="text-small">
              <a className="link inline-flex min-h-11 items-center" href={`/${locale}/desk/cases/${found.key.id}`}>
                {t('check.desk')}
              </a>
            </p>
          )}
          {may(found.party, 'deleteCase') && (
            <p className="mt-4 text-small">
              <a className="link inline-flex min-h-11 items-center" href={`/${locale}/wizard/delete`}>
                {t('check.delete')}
              </a>
            </p>
          )}
        </section>
      </div>
    </Frame>
  );
}
