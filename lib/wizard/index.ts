/** The part of the wizard that also runs in the browser: no rule engine, no state machine. */

export { amountIn, amountText, type Currency, currencyOf, figureText } from './figures.ts';
export {
  type Control,
  controlOf,
  type FormCode,
  type FormContext,
  type FormField,
  type FormProblem,
  type FormResult,
  type FormValues,
  fillForm,
  formSchema,
  formValues,
  isBlank,
  type Repair,
  readForm,
  unsureValue,
} from './forms.ts';
export { fieldText, readNumber } from './number.ts';
export type { TerritoryGroup, TerritoryName } from './territories.ts';
export { exponentOf, inHomeCurrency, isYear, type MoneyUnit, moneyUnits } from './units.ts';
