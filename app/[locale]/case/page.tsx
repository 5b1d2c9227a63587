import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { Button } from '@/app/ui/Button';
import { CopyLink } from '@/app/ui/wizard/CopyLink';
import type { Locale } from '@/lib/i18n/routing';
import { longest, store } from '@/lib/store/index.ts';
import { caseFor, privateLink } from '../wizard/case';
import { keepVersion, removeVersion, revokeShare, shareCase } from './actions';
import { DeskPart } from './DeskPart';
import { KeepForm } from './KeepForm';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('case');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** What is kept of a case and who else may see it. */
export default async function CasePage() {
  const locale: Locale = await getLocale();
  const found = await caseFor(locale, 'editCase');
  const t = await getTranslations('case');
  const format = await getFormatter();
  const { shares, versions } = await store();
  const [shared, saved] = await Promise.all([shares.list(found.key), versions.list(found.key)]);
  const day = (date: string) => format.dateTime(new Date(date), { dateStyle: 'long' });
  const link = await privateLink(found, locale);
  const copying = { copy: t('private.copy'), copied: t('private.copied') };
  return (
    <Article heading={t('title')} lede={t('lede')}>
      <p className="acts mt-5">
        <a className="link" href={`/${locale}/advice`}>
          {t('back')}
        </a>
      </p>
      {link && (
        <section className="mt-9">
          <h2 className="text-h3">{t('private.title')}</h2>
          <p className="mt-1 max-w-measure text-ink-2">{t('private.text')}</p>
          <CopyLink link={link} texts={{ label: t('private.label'), ...copying }} />
        </section>
      )}
      <DeskPart found={found} locale={locale} />
      <section className="mt-13" id="share">
        <h2 className="text-h3">{t('share.title')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('share.text')}</p>
        <KeepForm
          id="share-name"
          locale={locale}
          caseId={found.key.id}
          action={shareCase}
          most={longest.name}
          texts={{
            name: t('share.name'),
            help: t('share.nameHelp'),
            button: t('share.make'),
            made: t('share.made'),
            link: t('share.label'),
            ...copying,
          }}
        />
        {shared.length > 0 && (
          <>
            <h3 className="bar mt-7">{t('share.list')}</h3>
            <ul className="kept">
              {shared.map(({ id, name, createdAt }) => (
                <Kept key={id} name={name || t('share.nobody')} detail={t('share.since', { date: day(createdAt) })}>
                  <RemoveForm
                    action={revokeShare}
                    locale={locale}
                    caseId={found.key.id}
                    id={id}
                    label={t('share.revoke')}
                    of={t('share.revokeOf', { name: name || t('share.nobody') })}
                  />
                </Kept>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="mt-13" id="versions">
        <h2 className="text-h3">{t('versions.title')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('versions.text')}</p>
        <KeepForm
          id="version-name"
          locale={locale}
          caseId={found.key.id}
          action={keepVersion}
          most={longest.name}
          texts={{ name: t('versions.name'), help: t('versions.nameHelp'), button: t('versions.save') }}
        />
        {saved.length > 0 && (
          <>
            <h3 className="bar mt-7">{t('versions.list')}</h3>
            <ul className="kept">
              {saved.map(({ id, name, createdAt, rulebook }) => (
                <Kept
                  key={id}
                  name={name || t('versions.unnamed')}
                  detail={t('versions.saved', { date: day(createdAt), version: rulebook.version })}
                >
                  <a className="link" href={`/${locale}/compare?what=versions&pick=now&pick=${id}`}>
                    {t('versions.compare')}
                  </a>
                  <RemoveForm
                    action={removeVersion}
                    locale={locale}
                    caseId={found.key.id}
                    id={id}
                    label={t('versions.remove')}
                    of={t('versions.removeOf', { name: name || t('versions.unnamed') })}
                  />
                </Kept>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="mt-13" id="file">
        <h2 className="text-h3">{t('file.title')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('file.text')}</p>
        <p className="acts mt-4">
          <a className="link" href={`/${locale}/check/answers?format=yaml`} download>
            {t('file.exportYaml')}
          </a>
          <a className="link" href={`/${locale}/check/answers`} download>
            {t('file.export')}
          </a>
          <a className="link" href={`/${locale}/case/open`}>
            {t('file.import')}
          </a>
        </p>
      </section>
    </Article>
  );
}

function Kept({ name, detail, children }: { name: string; detail: string; children: React.ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-3">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <b>{name}</b>
        <small className="block text-ink-2">{detail}</small>
      </span>
      <span className="acts">{children}</span>
    </li>
  );
}

interface RemoveFormProps {
  action: (form: FormData) => Promise<void>;
  locale: Locale;
  caseId: string;
  id: string;
  label: string;
  /** The same with the name of what goes, for who does not see the row. */
  of: string;
}

function RemoveForm({ action, locale, caseId, id, label, of }: RemoveFormProps) {
  return (
    <form action={action}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="case" value={caseId} />
      <input type="hidden" name="id" value={id} />
      <Button type="submit" quiet small aria-label={of}>
        {label}
      </Button>
    </form>
  );
}
