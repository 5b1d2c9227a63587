import { blocksOf, type CompiledBook, evaluate, openAnswers, type Profile } from '../engine/index.ts';
import { recordAnswer } from './record.ts';
import { answerAt, type QuestionStep, stepId } from './steps.ts';

/** What a question can still change, of what it serves: settled parts cannot move whatever is answered. */
export function stakesOf(
  compiled: CompiledBook,
  profile: Profile,
  step: QuestionStep,
): { readonly can: readonly string[]; readonly cannot: readonly string[] } {
  // Without its own answer: an answer already given has settled things that another answer would unsettle.
  const without = answerAt(profile, step) ? recordAnswer(profile, step.at, step.question.id, null) : profile;
  const { decides } = step.question;
  // Of a market or good that does not exist yet everything is open.
  if (step.at.scope !== 'firm' && !blocksOf(without, step.at.scope)[step.at.index]) return { can: decides, cannot: [] };
  const open = openAnswers(compiled, evaluate(compiled, without));
  const own = open.find(({ question, at }) => stepId(question, at) === step.id);
  const moved = new Set((own?.stakes ?? []).flatMap((stake) => ('decision' in stake ? [stake.decision] : [])));
  const can = (part: string): boolean => {
    if (part === 'level') return moved.has('level.current') || moved.has('level.target');
    if (part === 'entry') return without.markets.length === 0 || moved.has('entry.mode');
    return (part !== 'model' && part !== 'pathway') || moved.has(part);
  };
  return { can: decides.filter(can), cannot: decides.filter((part) => !can(part)) };
}
