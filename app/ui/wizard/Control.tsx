import dynamic from 'next/dynamic';
import { controlOf } from '@/lib/wizard/index.ts';
import { Checks } from './Checks';
import { NumberField } from './NumberField';
import { Options } from './Options';
import { Scales } from './Scales';
import { TerritoryField } from './TerritoryField';
import { TextAnswer } from './TextAnswer';
import type { ControlProps } from './types';

/** With its library it comes only where a code is asked for; the server draws it in any case. */
const CodeField = dynamic(() => import('./CodeField').then((file) => file.CodeField));

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
