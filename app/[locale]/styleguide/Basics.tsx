import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '@/app/ui/Button';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Tag } from '@/app/ui/Tag';

const colors = [
  ['page', 'paper', 'well', 'line', 'rule'],
  ['ink', 'ink-2', 'ink-3', 'focus'],
  ['sea-1', 'sea-2', 'sea-3', 'sea-4', 'sea-5'],
  ['shore-1', 'shore-4', 'land-1', 'land-2', 'land-3', 'land-4'],
  ['note', 'note-1', 'umber', 'umber-1', 'err', 'err-1'],
];
const sizes = ['text-hero', 'text-h1', 'text-say', 'text-h2', 'text-h3', 'text-body', 'text-small', 'text-label'];

export function Basics() {
  const t = useTranslations('styleguide');
  return (
    <>
      <section className="sec">
        <SectionHeading title={t('colors')} />
        <div className="grid gap-2">
          {colors.map((row) => (
            <ul key={row[0]} className="flex flex-wrap gap-x-5 gap-y-2">
              {row.map((name) => (
                <li key={name} className="flex w-30 items-center gap-2 text-label">
                  <span className="size-8 border border-rule" style={{ background: `var(--${name})` }} />
                  {name}
                </li>
              ))}
            </ul>
          ))}
        </div>
      </section>
      <section className="sec">
        <SectionHeading title={t('type')} />
        <div className="grid gap-3">
          {sizes.map((size) => (
            <p key={size} className={size} style={{ fontWeight: size < 'text-hz' && size !== 'text-body' ? 600 : 400 }}>
              {t('typeSample')}
            </p>
          ))}
          <p className="say">{t.rich('say', { lit: (chunks) => <mark>{chunks}</mark> })}</p>
        </div>
      </section>
      <section className="sec">
        <SectionHeading title={t('buttons')} aside={<a href="#forms">{t('download')}</a>} />
        <p className="acts">
          <Button type="button">{t('continue')}</Button>
          <Button type="button" quiet>
            {t('back')}
          </Button>
          <ButtonLink href="#forms" quiet small>
            {t('answerNow')}
          </ButtonLink>
          <a className="link" href="#forms">
            {t('back')}
          </a>
        </p>
      </section>
      <section className="sec">
        <SectionHeading title={t('tags')} level={3} />
        <p className="acts">
          <Tag kind="settled">{t('settled')}</Tag>
          <Tag kind="open">{t('open')}</Tag>
          <Tag kind="divided">{t('divided')}</Tag>
          <Tag kind="plain">{t('plain')}</Tag>
          <span className="grade">{t('grade')}</span>
        </p>
      </section>
    </>
  );
}
