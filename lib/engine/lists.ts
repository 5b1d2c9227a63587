import type { Action, Condition, Note, ParsedCondition, Risk, Support } from '../rulebook/index.ts';
import type { CompiledBook } from './compile.ts';
import type { Facts } from './facts.ts';
import { type At, firm } from './profile.ts';

export interface RiskResult {
  readonly risk: Risk;
  /** 1 seldom, 2 quite possible, 3 to be expected. */
  readonly likelihood: 1 | 2 | 3;
  /** 1 little, 2 noticeable, 3 could end the venture. */
  readonly impact: 1 | 2 | 3;
  readonly severity: 'low' | 'medium' | 'high';
  readonly due: Risk['due'] | 'now';
  /** Rows that say why it is on the list, what it would cost, what eases it. */
  readonly likely: readonly Risk['likely'][number][];
  readonly weighs: readonly NonNullable<Risk['weighs']>[number][];
  readonly eased: readonly NonNullable<Risk['eased']>[number][];
  readonly notes: readonly Note[];
  /** Markets or goods that raise it; empty for the firm as a whole. */
  readonly places: readonly At[];
}

/** Of an action that needs different first steps in different markets there is one for each of them. */
export interface ActionResult {
  /** With the texts of the variant that fits the firm. */
  readonly action: Action;
  /** Reasons from other parts of the advice that call for the same action. */
  readonly notes: readonly Note[];
  readonly places: readonly At[];
  /** Belongs to a level above the advised one: "later, if you want the next level". */
  readonly later: boolean;
  /** Highest severity among the risks it answers, for the order. */
  readonly answers: 'high' | 'medium' | 'low' | null;
  /** How many high risks it answers. */
  readonly highRisks: number;
}

export interface Lists {
  readonly risks: readonly RiskResult[];
  readonly actions: readonly ActionResult[];
  readonly support: readonly Support[];
  readonly notes: readonly FiredNote[];
}

interface FiredNote {
  readonly note: Note;
  readonly places: readonly At[];
}

const severityRank = { high: 3, medium: 2, low: 1 } as const;

/**
 * The lists beside the decisions. They speak about the advice as given, so results of decisions enter them as shown. Open answers add nothing.
 */
export function lists(compiled: CompiledBook, facts: Facts): Lists {
  const { book } = compiled;
  const places = (condition: Condition): readonly At[] => placesOf(compiled.condition(condition), facts);
  const allPlaces = (conditions: readonly Condition[]): readonly At[] => {
    const found = conditions.map(places).filter((at) => at.length > 0);
    return found.length === 0 ? nowhere : found.flat();
  };
  const fires = (condition: Condition): boolean => places(condition).length > 0;
  const holdsAt = (condition: Condition, at: At) => facts.condition(compiled.condition(condition), at) === 'yes';
  /** Where an action is not needed: in the markets (goods) its `skip` names, everywhere if that is the firm or every one of them. */
  const skipped = (action: Action): 'everywhere' | readonly At[] => {
    const at = action.skip ? distinct(places(action.skip)) : [];
    const isAll = (scope: 'market' | 'goods') => {
      const named = at.filter((place) => place.scope === scope).length;
      return named > 0 && named === facts.places(scope).length;
    };
    return at.some(({ scope }) => scope === 'firm') || isAll('market') || isAll('goods') ? 'everywhere' : at;
  };

  const notes: FiredNote[] = [];
  for (const note of book.notes) {
    const at = places(note.when);
    if (at.length > 0) notes.push({ note, places: distinct(at) });
  }
  const called = new Set(notes.map(({ note }) => note.action));
  const fired = new Map(notes.map((item) => [item.note.id, item]));
  const joined = (ids: readonly string[] | undefined) => (ids ?? []).flatMap((id) => fired.get(id)?.note ?? []);

  const risks = book.risks.flatMap((risk): RiskResult[] => {
    if (risk.notFor && fires(risk.notFor)) return [];
    const causes = risk.likely.map((row) => ({ row, at: places(row.when) })).filter(({ at }) => at.length > 0);
    const likely = causes.map(({ row }) => row);
    const own = joined(risk.joins);
    if (likely.length === 0 && own.length === 0 && !risk.always) return [];
    const weighs = (risk.weighs ?? []).filter((row) => fires(row.when));
    const eased = (risk.eased ?? []).filter((row) => fires(row.when));
    const ease = (step: 'likelihood' | 'impact') => (eased.some((row) => row.step === step) ? 1 : 0);
    const likelihood = step(
      Math.max(...likely.map((row) => row.is), likely.length === 0 ? (own.length > 0 ? 2 : 1) : 1) - ease('likelihood'),
    );
    const impact = step(Math.max(risk.impactBase, ...weighs.map((row) => row.is)) - ease('impact'));
    const product = likelihood * impact;
    const severity = product >= 6 ? 'high' : product >= 3 ? 'medium' : 'low';
    const raised = distinct(causes.flatMap(({ at }) => at)).filter((place) => place.scope !== 'firm');
    const due = risk.dueNow && fires(risk.dueNow) ? 'now' : risk.due;
    return [{ risk, likelihood, impact, severity, due, likely, weighs, eased, notes: own, places: raised }];
  });
  risks.sort((a, b) => b.likelihood * b.impact - a.likelihood * a.impact || b.impact - a.impact);

  const severityOf = new Map(risks.map((item) => [item.risk.id, item.severity]));
  const chosen: ActionResult[] = [];
  const isPostponed = (note: Note) => note.laterIf !== undefined && fires(note.laterIf);
  /** One entry, or one for each group of markets (goods) that the variants tell apart. */
  const add = (action: Action, off: readonly At[], at: readonly At[], reasons: readonly FiredNote[]) => {
    const spoken = distinct([...at, ...reasons.flatMap((reason) => without(reason.places, off))]);
    const here = spoken.filter(({ scope }) => scope === action.scope);
    const all = action.scope === 'firm' ? [] : without(facts.places(action.scope), off);
    const variantOf = (place: At) => action.variants?.find(({ when }) => holdsAt(when, place));
    const groups: (readonly [ReturnType<typeof variantOf>, readonly At[]])[] =
      action.scope === 'firm' || all.length === 0
        ? [[spoken.map(variantOf).find((variant) => variant !== undefined), spoken]]
        : // What is said of the firm is said of every market.
          [...Map.groupBy(here.length === spoken.length ? here : all, variantOf)];
    for (const [variant, members] of groups) {
      if (action.onlyVariants && !variant) continue;
      const isHere = (place: At) => groups.length === 1 || place.scope !== action.scope || members.includes(place);
      const about = reasons.filter((reason) => reason.places.some(isHere)).map(({ note }) => note);
      chosen.push({
        action: variant ? { ...action, ...variant, when: action.when } : action,
        notes: about,
        places: (groups.length > 1 ? members : at).filter(({ scope }) => scope !== 'firm'),
        later: !at.some(isHere) && about.length > 0 && about.every(isPostponed),
        answers: action.mitigates
          .flatMap((id) => severityOf.get(id) ?? [])
          .reduce<ActionResult['answers']>(
            (high, one) => (high && severityRank[high] >= severityRank[one] ? high : one),
            null,
          ),
        highRisks: action.mitigates.filter((id) => severityOf.get(id) === 'high').length,
      });
    }
  };
  for (const action of book.actions) {
    const needed = distinct(allPlaces(action.when));
    const calling =
      action.joins || called.has(action.id)
        ? notes.filter(({ note }) => note.action === action.id || action.joins?.includes(note.id))
        : [];
    if (needed.length === 0 && calling.length === 0) continue;
    const off = skipped(action);
    if (off === 'everywhere') continue;
    const at = without(needed, off);
    const reasons = calling.filter((item) => without(item.places, off).length > 0);
    if (at.length > 0 || reasons.length > 0) add(action, off, at, reasons);
  }
  // A high risk never stands without something to do about it.
  for (const { risk, severity } of risks) {
    for (const action of book.actions.filter(({ mitigates }) => mitigates.includes(risk.id))) {
      if (severity !== 'high' || chosen.some((item) => item.action.mitigates.includes(risk.id))) break;
      const off = skipped(action);
      if (off !== 'everywhere') add(action, off, [firm], []);
    }
  }

  return {
    risks,
    actions: byUrgency(chosen),
    support: book.support.filter((item) => fires(item.when)),
    notes,
  };
}

const effortRank = { low: 0, medium: 1, high: 2 } as const;
const horizonRank = { now: 0, quarter: 1, year: 2, later: 3 } as const;

/**
 * First things first, of several the one that answers more high risks; then by when it is due, where what answers a high risk or note moves up one
 * place. Light before heavy.
 */
function byUrgency(actions: readonly ActionResult[]): ActionResult[] {
  const high = (item: ActionResult) => item.answers === 'high' || item.notes.some((note) => note.severity === 'high');
  const keyed = actions.map((item) => ({
    item,
    key: [
      item.later ? 1 : 0,
      item.action.first ? 0 : 1,
      item.action.first ? -item.highRisks : 0,
      horizonRank[item.action.horizon] - (high(item) ? 1 : 0),
      high(item) ? 0 : 1,
      item.answers === 'high' ? 0 : item.answers === 'medium' ? 1 : 2,
      effortRank[item.action.effort],
    ],
  }));
  keyed.sort((a, b) => {
    const differs = a.key.findIndex((value, i) => value !== b.key[i]);
    return differs < 0 ? 0 : a.key[differs]! - b.key[differs]!;
  });
  return keyed.map(({ item }) => item);
}

/** Where some row of a condition holds: the firm, or the markets (goods) it speaks about. */
function placesOf({ any }: ParsedCondition, facts: Facts): readonly At[] {
  let found: At[] | undefined;
  for (const row of any) {
    const scope = row.scopes[0];
    for (const at of !scope || scope === 'firm' ? atFirm : facts.places(scope)) {
      if (facts.row(row, at) !== 'yes') continue;
      found ??= [];
      found.push(at);
    }
  }
  return found ?? nowhere;
}
const atFirm: readonly At[] = [firm];
const nowhere: readonly At[] = [];

function step(value: number): 1 | 2 | 3 {
  return Math.min(3, Math.max(1, value)) as 1 | 2 | 3;
}

function distinct(places: readonly At[]): readonly At[] {
  if (places.length < 2) return places;
  return [...new Map(places.map((at) => [nameOf(at), at])).values()];
}

function without(places: readonly At[], off: readonly At[]): readonly At[] {
  if (off.length === 0) return places;
  const names = new Set(off.map(nameOf));
  return places.filter((at) => !names.has(nameOf(at)));
}

function nameOf(at: At): string {
  return at.scope === 'firm' ? 'firm' : `${at.scope}${at.index}`;
}
