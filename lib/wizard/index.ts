/** The part of the wizard that also runs in the browser: no rule engine, no state machine, and the schemas only on demand. */

export { amountIn, amountText, type Currency, currencyOf, figureText, salesPerPerson } from './figures.ts';
export { fillForm } from './fill-form.ts';
export {
  type Codes,
  type Control,
  controlOf,
  type FormCode,
  type FormContext,
  type FormField,
  type FormProblem,
  type FormResult,
  type FormValues,
  formValues,
  isBlank,
  type Repair,
  unsureValue,
} from './form-values.ts';
export { fieldText, type NumberForm, readNumber } from './number.ts';
export { type Beside, recordAnswers } from './record.ts';
export type { TerritoryGroup, TerritoryName } from './territories.ts';
export { exponentOf, inHomeCurrency, isYear, type MoneyUnit, moneyUnits } from './units.ts';

/** The check of a question's form, fetched when somebody answers: it brings the schema library along. */
export const loadForms = () => import('./forms.ts');
