import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Footer } from './Footer';
import { Header, type HeaderProps } from './Header';
import { SkipLink } from './SkipLink';

export interface ShellProps extends Omit<HeaderProps, 'children'> {
  children: ReactNode;
  /** Stands between header and main: progress, tabs, the band of synthetic data. */
  below?: ReactNode;
  headerExtra?: ReactNode;
}

/** The frame of every page: skip link, header, main, footer. */
export function Shell({ children, below, headerExtra, ...header }: ShellProps) {
  const t = useTranslations('common');
  return (
    <div className="page">
      <SkipLink>{t('skip')}</SkipLink>
      <Header {...header}>{headerExtra}</Header>
      {below}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer wide={header.wide ?? false} />
    </div>
  );
}
