import { useLocale, useTranslations } from 'next-intl';
import { cx } from './cx';
import { ThemeSwitch } from './ThemeSwitch';

export function Footer({ wide }: { wide?: boolean }) {
  const t = useTranslations('common.footer');
  const locale = useLocale();
  return (
    <footer className="foot">
      <div className={cx('wrap', wide && 'wide')}>
        <ul>
          <li>
            <a href={`/${locale}/privacy`}>{t('privacy')}</a>
          </li>
          <li>
            <a href={`/${locale}/accessibility`}>{t('accessibility')}</a>
          </li>
          <li>
            <a href={`/${locale}/desk`}>{t('desk')}</a>
          </li>
        </ul>
        <ThemeSwitch
          label={t('theme.label')}
          names={{ system: t('theme.system'), light: t('theme.light'), dark: t('theme.dark') }}
        />
      </div>
    </footer>
  );
}
