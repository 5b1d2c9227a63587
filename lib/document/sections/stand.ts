import { fill, type OptionView, type StrengthView } from '../../advice/index.ts';
import { strengthChart } from '../charts/strength.ts';
import type { Block } from '../payload.ts';
import { type Scribe, scoreText } from '../scribe.ts';
import { ownView } from './adviser.ts';

/** Where the firm stands and what to aim for. */
export function stand(scribe: Scribe): Block[] {
  const { advice, said, words } = scribe;
  const { level } = advice;
  const state = { met: said.met, notMet: said.notMet, open: said.stateOpen };
  const path = level.current === level.target ? level.targetLabel : `${level.currentLabel} → ${level.targetLabel}`;
  return [
    { kind: 'lead', lines: [path] },
    ...scribe.settled(level.targetSettled),
    ...ownView(scribe, ['level.current', 'level.target']),
    { kind: 'heading', level: 2, text: words.standWhy },
    ...scribe.reasons([...level.currentReasons, ...level.targetReasons]),
    ...scribe.notes(level.outcome),
    {
      kind: 'table',
      whole: true,
      columns: [
        { label: said.hallmarks, width: 4 },
        { label: words.state, width: 1 },
      ],
      rows: level.hallmarks.map((mark) => [[mark.label], [state[mark.state]]]),
    },
    ...(level.gaps.length > 0 ? [{ kind: 'heading', level: 2, text: words.gaps } as const] : []),
    ...(level.gaps.length > 0 ? [{ kind: 'list', items: level.gaps.map((gap) => scribe.cited(gap)) } as const] : []),
    { kind: 'heading', level: 2, text: words.targets },
    ...level.options.flatMap((option) =>
      optionBlocks(
        scribe,
        option,
        option.threshold === null ? '' : `${said.comma}${fill(words.needed, { value: option.threshold })}`,
      ),
    ),
  ];
}

/** An option with its sum and all reasons; nothing where none counts. */
export function optionBlocks(scribe: Scribe, option: OptionView, note = ''): Block[] {
  const { said, words } = scribe;
  const isShut = option.ruledOutBy.length > 0;
  const score = isShut
    ? said.ruledOut
    : `${said.score} ${scoreText(option.score)}${said.left}${scribe.span(option)}${said.right}${note}`;
  // One row: what rules an option out and what would open it must not part at the end of a page.
  const gates = option.ruledOutBy.map((gate) => ({
    term: words.because,
    line: [...scribe.gate(gate), ...(gate.opens ? [{ quiet: ` ${said.opens}${said.colon}` }, gate.opens] : [])],
  }));
  const mayShut = option.mayBeRuledOutBy.map((gate) => ({ term: words.mayShut, line: scribe.gate(gate) }));
  return [
    { kind: 'heading', level: 3, text: `${option.label}${said.colon}${score}` },
    ...(gates.length + mayShut.length > 0 ? [{ kind: 'facts', rows: [...gates, ...mayShut] } as const] : []),
    ...scribe.reasons([...option.for, ...option.against]),
  ];
}

/** The model with the two strengths it rests on. */
export function model(scribe: Scribe): Block[] {
  const { advice, words } = scribe;
  const { model } = advice;
  const options = model.options.filter(
    (option) => option.for.length + option.against.length + option.ruledOutBy.length > 0,
  );
  return [
    { kind: 'lead', lines: [model.label] },
    ...(model.text && model.reasons.every(({ text }) => text !== model.text)
      ? [{ kind: 'text', line: [model.text] } as const]
      : []),
    ...(model.leaning ? [{ kind: 'text', line: [fill(words.direction, model.leaning)] } as const] : []),
    ...scribe.settled(model),
    ...ownView(scribe, ['model']),
    ...scribe.reasons(model.reasons),
    strengthChart(scribe),
    ...scribe.notes(model.notes),
    ...[model.technology, model.resource].flatMap((strength) => strengthBlocks(scribe, strength)),
    ...(options.length > 0 ? [{ kind: 'heading', level: 2, text: words.models } as const] : []),
    ...options.flatMap((option) => optionBlocks(scribe, option)),
  ];
}

function strengthBlocks(scribe: Scribe, strength: StrengthView): Block[] {
  const { said } = scribe;
  const { score, low, high, strongFrom } = strength;
  const range = `${fill(said.strong, { n: strongFrom })}${said.semicolon}${fill(said.range, { low: scoreText(low), high: scoreText(high) })}`;
  return [
    { kind: 'heading', level: 2, text: `${strength.label}${said.colon}${scoreText(score)}` },
    { kind: 'text', line: [{ quiet: range }] },
    ...scribe.reasons([...strength.for, ...strength.against]),
  ];
}
