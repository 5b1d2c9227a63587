/** The part of the wizard that also runs in the browser: no rule engine, no state machine. */
export {
  type Control, controlOf, fillForm, type FormCode, type FormContext, type FormField, type FormProblem, type FormResult, formSchema, type FormValues, formValues, isBlank, readForm, type Repair, unsureValue,
} from './forms.ts';
export { fieldText, readNumber } from './number.ts';
export { exponentOf, inHomeCurrency, isYear, moneyUnits, type MoneyUnit } from './units.ts';
