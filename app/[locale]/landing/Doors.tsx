import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Course, Papers, Streams } from './drawings';
import { StartForm } from './StartForm';

/** Who it is for. Says plainly what does not exist yet. */
export function Doors() {
  const t = useTranslations('landing.doors');
  const locale = useLocale();
  return (
    <section className="doors" aria-label={t('label')}>
      <Door drawing={<Course />} title={t('manager.title')} text={t('manager.text')}>
        <StartForm className="link">{t('manager.action')}</StartForm>
      </Door>
      <Door drawing={<Papers />} title={t('consultant.title')} text={t('consultant.text')}>
        <Commands
          label={t('consultant.codeLabel')}
          lines={['npm run -s advise -- client.yaml', 'POST /api/v1/advice']}
        />
        <p className="acts mt-4">
          <a className="link" href={`/${locale}/desk`}>
            {t('consultant.desk')}
          </a>
        </p>
      </Door>
      <Door drawing={<Streams />} title={t('policy.title')} text={t('policy.text')}>
        <Commands label={t('policy.codeLabel')} lines={['rules/', 'npm run rules:check', 'npm run cases']} />
        <p className="acts mt-4">
          <a className="link" href={`/${locale}/rules`}>
            {t('policy.rules')}
          </a>
          <a className="link" href={`/${locale}/sources`}>
            {t('policy.sources')}
          </a>
        </p>
      </Door>
    </section>
  );
}

function Door(props: { drawing: ReactNode; title: string; text: string; children: ReactNode }) {
  return (
    <div>
      {props.drawing}
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.children}
    </div>
  );
}

function Commands({ label, lines }: { label: string; lines: string[] }) {
  return (
    <div className="commands">
      <span className="lab">{label}</span>
      <ul lang="en">
        {lines.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
