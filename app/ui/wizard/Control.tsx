import { controlOf } from '@/lib/wizard/index.ts';
import { Checks } from './Checks';
import { CodeField } from './CodeField';
import { NumberField } from './NumberField';
import { Options } from './Options';
import { Scales } from './Scales';
import { TerritoryField } from './TerritoryField';
import { TextAnswer } from './TextAnswer';
import type { ControlProps } from './types';

const controls = {
  options: Options,
  territory: TerritoryField,
  checks: Checks,
  scales: Scales,
  number: NumberField,
  text: TextAnswer,
  code: CodeField,
  list: TextAnswer,
};

/** The field or fields of a question. */
export function Control(props: ControlProps) {
  const Chosen = controls[controlOf(props.question)];
  return <Chosen {...props} />;
}
