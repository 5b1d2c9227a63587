import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { labLimits } from '@/lib/lab/server.ts';
import type { RuleBook, ScenarioRecord } from '@/lib/rulebook/index.ts';
import { parseScenarios, RuleBookError } from '@/lib/rulebook/node.ts';
import { longestLabName } from '@/lib/store/index.ts';

/** What is assumed about a lever, as the form asks for it: shares in percent. */
export const leverFields = ['effect', 'low', 'high', 'awareness', 'ability', 'cost'] as const;
/** Parameters that one scenario of the form changes at most. */
export const parameterRows = 3;

const mostCost = 1e12;

/** Names of the fields whose values stay when something is wrong. */
export function scenarioFields(book: RuleBook): readonly string[] {
  const levers = Object.keys(book.levers).flatMap((lever) => [
    `use.${lever}`,
    ...leverFields.map((field) => `${field}.${lever}`),
  ]);
  const parameters = Array.from({ length: parameterRows }, (_, row) => [`parameter.${row}`, `value.${row}`]).flat();
  return ['name', 'pasted', ...levers, ...parameters];
}

/** The scenario of the form, or what is wrong with it in words. A pasted record goes before all else. */
export async function scenarioOf(
  book: RuleBook,
  text: (name: string) => string,
  id: string,
  locale: Locale,
): Promise<ScenarioRecord | string> {
  const t = await getTranslations({ locale, namespace: 'lab.scenario' });
  const name = text('name');
  if (name === '' || name.length > longestLabName) return t('badName', { most: longestLabName });
  if (text('pasted') !== '') {
    if (text('pasted').length > labLimits.pasted) return t('pastedTooLong');
    return checked(book, `scenarios:\n  - ${indented(text('pasted'))}`, id, name, text('pasted'), t('badPasted'));
  }
  const wrong: string[] = [];
  const number = (field: string, of: string, most: number): number | undefined => {
    const typed = text(`${field}.${of}`).replace(/[,，\s%％]/g, '');
    if (typed === '') return undefined;
    const value = Number(typed);
    if (!(value >= 0 && value <= most))
      wrong.push(
        t('badNumber', {
          lever: book.levers[of]!.name[locale],
          field: t(`field.${field as 'effect'}`),
          value: typed.slice(0, 20),
          most,
        }),
      );
    return value;
  };
  const levers = Object.values(book.levers).flatMap((lever) => {
    if (text(`use.${lever.id}`) !== 'on') return [];
    const share = (field: string) => {
      const percent = number(field, lever.id, 100);
      return percent === undefined ? undefined : percent / 100;
    };
    const [effect, low, high] = [share('effect'), share('low'), share('high')];
    const [awareness, ability, unitCost] = [share('awareness'), share('ability'), number('cost', lever.id, mostCost)];
    if ((low === undefined) !== (high === undefined) || (low !== undefined && low > high!))
      wrong.push(t('badRange', { lever: lever.name[locale] }));
    return [
      {
        lever: lever.id,
        ...(effect === undefined ? {} : { effect }),
        ...(awareness === undefined ? {} : { awareness }),
        ...(ability === undefined ? {} : { ability }),
        ...(unitCost === undefined ? {} : { unitCost }),
        ...(low === undefined || high === undefined ? {} : { between: { effect: [low, high] as [number, number] } }),
      },
    ];
  });
  const parameters: Record<string, number> = {};
  for (let row = 0; row < parameterRows; row++) {
    const parameter = text(`parameter.${row}`);
    if (parameter === '') continue;
    const value = text(`value.${row}`);
    if (!Object.hasOwn(book.parameters, parameter) || value === '' || !Number.isFinite(Number(value)))
      wrong.push(t('badParameter', { name: book.parameters[parameter]?.label[locale] ?? parameter }));
    else parameters[parameter] = Number(value);
  }
  if (wrong.length > 0) return wrong.join(' ');
  if (levers.length > 20) return t('tooMany');
  const record = {
    id,
    name: { en: name, zh: name },
    ...(levers.length > 0 ? { levers } : {}),
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
  };
  if (levers.length === 0 && Object.keys(parameters).length === 0) return t('empty');
  return record;
}

function indented(text: string): string {
  return text.replace(/\n/g, '\n    ');
}

/** A record of the form of rules/scenarios: a whole file with one scenario, or the record alone. Its id and name are those of the form. */
function checked(
  book: RuleBook,
  alone: string,
  id: string,
  name: string,
  whole: string,
  intro: string,
): ScenarioRecord | string {
  try {
    const [scenario] = parseScenarios('scenario', /^\s*["{]?\s*"?scenarios"?\s*:/m.test(whole) ? whole : alone, book);
    return { ...scenario!, id, name: { en: name, zh: name } };
  } catch (error) {
    if (!(error instanceof RuleBookError)) throw error;
    const lines = error.problems.slice(0, 5).map(({ line, path, message }) => `${line} ${path}: ${message}`);
    return [intro, ...lines].join(' ');
  }
}
