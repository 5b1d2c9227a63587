import { useTranslations } from 'next-intl';
import { Button } from '@/app/ui/Button';
import { Field } from '@/app/ui/Field';
import type { Advice } from '@/lib/advice/index.ts';
import { askedKey } from '../view.ts';

/** Picks an option, ruled out or not, to see what would have to be true for it. A plain form: it needs no script. */
export function AskForm({ advice }: { advice: Advice }) {
  const t = useTranslations('advice.change');
  return (
    <form className="ask" method="get" action={`/${advice.locale}/advice#change`}>
      <Field id="whatif" label={t('ask')}>
        <div className="inp">
          <select id="whatif" name="whatif" defaultValue={askedKey(advice) ?? ''} required>
            <option value="">{t('choose')}</option>
            {advice.askable.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.options.map(({ key, label }) => (
                  <option key={key} value={key}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
      </Field>
      <Button quiet>{t('show')}</Button>
    </form>
  );
}
