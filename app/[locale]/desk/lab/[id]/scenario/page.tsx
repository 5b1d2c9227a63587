import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { DeskPage } from '../../../DeskPage';
import { actingInLab } from '../../../desk';
import { saveScenario } from '../../actions';
import { labPath } from '../../place';
import { parameterRows } from '../../scenario-form';
import { ScenarioForm } from './ScenarioForm';
import '../../lab.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lab.scenario');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

const roles = ['information', 'finance', 'rights', 'cluster'] as const;

/** A scenario of one's own: measures with what is assumed about each, and cut-offs with other values. */
export default async function ScenarioPage({ params }: { params: Promise<{ id: string }> }) {
  const locale: Locale = await getLocale();
  const { entry } = await actingInLab(locale, (await params).id, 'runLab');
  if (entry.kind !== 'population') redirect(labPath(locale, entry.id));
  const t = await getTranslations('lab.scenario');
  const { book } = compiledBook();
  const levers = Object.values(book.levers);
  return (
    <DeskPage heading={t('title')} lede={t('lede')} at="lab">
      <p className="mt-5 max-w-measure border-land-3 border-s-4 bg-land-1 p-4">{t('assumed')}</p>
      <ScenarioForm
        action={saveScenario}
        hidden={{ locale, id: entry.id }}
        groups={roles.map((role) => ({
          name: t(`role.${role}`),
          levers: levers
            .filter((lever) => lever.role === role)
            .map((lever) => ({
              id: lever.id,
              name: lever.name[locale],
              expect: lever.expect[locale],
              limits: t('limits', { text: lever.limits[locale] }),
              costUnit: t('costUnit', { unit: lever.costUnit[locale] }),
            })),
        }))}
        parameters={Object.values(book.parameters).map(({ id, label, value }) => ({
          id,
          name: t('now', { name: label[locale], value }),
        }))}
        rows={Array.from({ length: parameterRows }, (_, row) => ({
          parameter: t('parameter', { number: row + 1 }),
          value: t('value', { number: row + 1 }),
        }))}
        texts={{
          name: t('name'),
          use: t('changes'),
          field: {
            effect: t('field.effect'),
            low: t('field.low'),
            high: t('field.high'),
            awareness: t('field.awareness'),
            ability: t('field.ability'),
            cost: t('field.cost'),
          },
          fieldHelp: t('fieldHelp'),
          parameters: t('parameters'),
          noParameter: t('noParameter'),
          pasted: t('pasted'),
          pastedHelp: t('pastedHelp'),
          button: t('button'),
        }}
      />
    </DeskPage>
  );
}
