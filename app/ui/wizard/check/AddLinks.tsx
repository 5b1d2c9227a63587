import { type ReviewGroup, stepId } from '@/lib/wizard/server.ts';
import { changeLink, type Parts } from './parts';

/** Ways to one more market or good. */
export function AddLinks({ groups, found, locale, t }: Parts & { groups: readonly ReviewGroup[] }) {
  const { compiled, record } = found;
  const { markets, goods } = record.profile;
  const links = [
    {
      show: markets.length > 0 && markets.length < compiled.book.limits.markets,
      href: stepId('more', { scope: 'market', index: markets.length - 1 }),
      label: t('check.addMarket'),
    },
    {
      show: goods.length > 0 && groups.some(({ at }) => at.scope === 'goods'),
      href: 'goods',
      label: t('check.goods'),
    },
  ].filter(({ show }) => show);
  if (links.length === 0) return null;
  return (
    <p className="acts mt-6 text-small">
      {links.map(({ href, label }) => (
        <a key={href} className="link" href={changeLink(locale, href)}>
          {label}
        </a>
      ))}
    </p>
  );
}
