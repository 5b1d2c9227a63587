import { useTranslations } from 'next-intl';
import { Tag } from '@/app/ui/Tag';
import type { Settled } from '@/lib/advice/index.ts';

export function SettledTag({ of: { settled, couldBecome } }: { of: Settled }) {
  const t = useTranslations('advice.settled');
  if (settled) return <Tag kind="settled">{t('settled')}</Tag>;
  return <Tag kind="open">{couldBecome.length > 0 ? t('open', { count: couldBecome.length }) : t('unknown')}</Tag>;
}

/** What the open answers could still make of it, in words. */
export function CouldBecome({ of: { couldBecome }, most = 3 }: { of: Settled; most?: number }) {
  const t = useTranslations('advice.settled');
  if (couldBecome.length === 0) return t('tooLittle');
  const list = couldBecome
    .slice(0, most)
    .map(({ label }) => label)
    .join(t('join'));
  const rest = couldBecome.length - most;
  return rest > 0 ? t('couldMore', { list, rest }) : t('could', { list });
}
