import { useTranslations } from 'next-intl';
import { signed } from '@/app/ui/signed';

/** Range of a score over the open answers; nothing if they cannot move it. */
export function Range({ low, high }: { low: number; high: number }) {
  const t = useTranslations('advice.reasons');
  return low === high ? t('fixed') : t('range', { low: signed(low), high: signed(high) });
}
