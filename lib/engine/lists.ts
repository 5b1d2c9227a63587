import type { Action, Condition, Note, ParsedCondition, Risk, Support } from '../rulebook/index.ts';
import { type Aims, agenda, type Turn } from './agenda.ts';
import type { CompiledBook } from './compile.ts';
import type { Facts } from './facts.ts';
import { type At, firm, isSamePlace } from './profile.ts';

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
  /** Markets or goods in which it is as severe as said; empty for the firm as a whole. */
  readonly places: readonly At[];
}

/** Of an action that needs different first steps in different markets there is one for each of them. */
export interface ActionResult {
  /** With the texts of the variant that fits the firm. */
  readonly action: Action;
  /** Reasons from other parts of the advice that call for the same action. */
  readonly notes: readonly Note[];
  readonly places: readonly At[];
  /** Actions that wait for this one here. */
  readonly before: readonly string[];
  /** Belongs to a level above the advised one: "later, if you want the next level". */
  readonly later: boolean;
  /** Highest severity among the risks it answers, for the order. */
  readonly answers: 'high' | 'medium' | 'low' | null;
  /** How many high risks it answers. */
  readonly highRisks: number;
  /** Gaps to the level to aim for that it closes. */
  readonly gaps: readonly Note[];
}

/** An action in its place in the plan. */
export interface PlannedAction extends ActionResult {
  readonly turn: Turn;
  /** When to begin: of the action itself, or earlier where what it answers does not wait. */
  readonly horizon: Action['horizon'];
}

export interface Lists {
  readonly risks: readonly RiskResult[];
  /** In order; `turn` says what comes first. */
  readonly actions: readonly PlannedAction[];
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
 * @param aims what the firm is to bring about next, for the order of the actions
 */
export function lists(compiled: CompiledBook, facts: Facts, aims: Aims): Lists {
  const { book } = compiled;
  const places = (condition: Condition): readonly At[] => placesOf(compiled.condition(condition), facts);
  const allPlaces = (conditions: readonly Condition[]): readonly At[] => {
    let found = nowhere;
    for (const condition of conditions) {
      const at = places(condition);
      if (at.length > 0) found = found === nowhere ? at : [...found, ...at];
    }
    return found;
  };
  const fires = (condition: Condition): boolean => places(condition).length > 0;
  const holdsAt = (condition: Condition, at: At) => facts.condition(compiled.condition(condition), at) === 'yes';
  /**
   * Where an action is not needed: in the markets (goods) its `skip` names, everywhere if that is the firm or every one of them. In a market that is
   * held only what opens a gate is needed.
   */
  const skipped = (action: Action): 'everywhere' | readonly At[] => {
    const at = action.skip ? distinct(places(action.skip)) : [];
    const isAll = (scope: 'market' | 'goods') => {
      const named = at.filter((place) => place.scope === scope).length;
      return named > 0 && named === facts.places(scope).length;
    };
    if (at.some(({ scope }) => scope === 'firm') || isAll('market') || isAll('goods')) return 'everywhere';
    const held = aims.held.filter(({ gates }) => !action.toward?.some((gate) => gates.has(gate)));
    return held.length === 0 ? at : distinct([...at, ...held.map((market) => market.at)]);
  };

  const notes: FiredNote[] = [];
  for (const note of book.notes) {
    const at = places(note.when);
    if (at.length > 0) notes.push({ note, places: distinct(at) });
  }
  const called = new Set(notes.map(({ note }) => note.action));
  const fired = new Map(notes.map((item) => [item.note.id, item]));
  const joined = (ids: readonly string[] | undefined) => (ids ?? []).flatMap((id) => fired.get(id) ?? []);

  const risks = book.risks.flatMap((risk): RiskResult[] => {
    const joining = joined(risk.joins);
    // Most risks are not this firm's: what weighs and eases is looked at only where something raises one.
    if (joining.length === 0 && !risk.always && !(risk.likely ?? []).some((row) => fires(row.when))) return [];
    const untouched = aims.held.filter(({ leaving }) => !(leaving && risk.whileLeaving)).map(({ at }) => at);
    const spared = distinct([...(risk.notFor ? places(risk.notFor) : []), ...untouched]);
    if (spared.some(({ scope }) => scope === 'firm')) return [];
    const rowsOf = <Row extends { readonly when: Condition }>(rows: readonly Row[] = []) =>
      rows.map((row) => ({ row, at: without(places(row.when), spared) })).filter(({ at }) => at.length > 0);
    const [causes, weights, relief] = [rowsOf(risk.likely), rowsOf(risk.weighs), rowsOf(risk.eased)];
    const own = joining.filter(({ places: at }) => without(at, spared).length > 0);
    if (causes.length === 0 && own.length === 0 && !risk.always) return [];
    // Each market (good) by itself: what makes it likely in one does not weigh in another.
    const raised = distinct([...causes.flatMap(({ at }) => at), ...own.flatMap(({ places: at }) => at)]);
    const there = raised.filter(({ scope }) => scope !== 'firm');
    const isEverywhere = there.length < raised.length || raised.length === 0;
    const spoken = [...there, ...[...weights, ...relief].flatMap(({ at }) => at)].map(({ scope }) => scope);
    const scopes = (['market', 'goods'] as const).filter((scope) => spoken.includes(scope));
    const touched = isEverywhere ? scopes.flatMap((scope) => without(facts.places(scope), spared)) : there;
    const candidates = touched.length === 0 && (scopes.length === 0 || risk.always) ? [firm] : touched;
    if (candidates.length === 0) return [];
    const graded = candidates.map((place) => {
      const holding = <Row>(rows: readonly { row: Row; at: readonly At[] }[]) =>
        rows.filter(({ at }) => at.some((found) => touches(found, place))).map(({ row }) => row);
      const [likely, weighs, eased] = [holding(causes), holding(weights), holding(relief)];
      const notes = own.filter(({ places: at }) => at.some((found) => touches(found, place)));
      const ease = (step: 'likelihood' | 'impact') => (eased.some((row) => row.step === step) ? 1 : 0);
      const likelihood = step(
        Math.max(...likely.map((row) => row.is), likely.length === 0 ? (notes.length > 0 ? 2 : 1) : 1) -
          ease('likelihood'),
      );
      const impact = step(Math.max(risk.impactBase, ...weighs.map((row) => row.is)) - ease('impact'));
      return { place, likelihood, impact, likely, weighs, eased };
    });
    const most = Math.max(...graded.map(({ likelihood, impact }) => likelihood * impact));
    const worst = graded.filter(({ likelihood, impact }) => likelihood * impact === most);
    const among = <Row>(rows: readonly { row: Row }[], of: (found: (typeof graded)[number]) => readonly Row[]) =>
      rows.map(({ row }) => row).filter((row) => worst.some((found) => of(found).includes(row)));
    const { likelihood, impact } = worst.reduce((a, b) => (b.impact > a.impact ? b : a));
    const severity = most >= 6 ? 'high' : most >= 3 ? 'medium' : 'low';
    const due = risk.dueNow && fires(risk.dueNow) ? 'now' : risk.due;
    return [
      {
        risk,
        likelihood,
        impact,
        severity,
        due,
        likely: among(causes, (found) => found.likely),
        weighs: among(weights, (found) => found.weighs),
        eased: among(relief, (found) => found.eased),
        notes: own.map(({ note }) => note),
        places: isEverywhere && worst.length === candidates.length ? nowhere : worst.map(({ place }) => place),
      },
    ];
  });
  risks.sort((a, b) => b.likelihood * b.impact - a.likelihood * a.impact || b.impact - a.impact);

  const severityOf = new Map(risks.map((item) => [item.risk.id, item.severity]));
  const high = new Set(risks.filter(({ severity }) => severity === 'high').map(({ risk }) => risk.id));
  let chosen: ActionResult[] = [];
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
    /** A firm's own task in the words of a variant is about the markets that the variant fits. */
    const fitting = (found: readonly At[], variant: ReturnType<typeof variantOf>) => {
      const fits = variant ? found.filter((place) => holdsAt(variant.when, place)) : [];
      return fits.length > 0 ? fits : found;
    };
    for (const [variant, members] of groups) {
      if (action.onlyVariants && !variant) continue;
      const isHere = (place: At) => groups.length === 1 || place.scope !== action.scope || members.includes(place);
      const hereIs = (when: Condition) => places(when).some((place) => place.scope === 'firm' || isHere(place));
      const about = reasons.filter((reason) => reason.places.some(isHere)).map(({ note }) => note);
      chosen.push({
        action: variant ? { ...action, ...variant, when: action.when } : action,
        notes: about,
        places: (groups.length > 1 ? members : fitting(at, variant)).filter(({ scope }) => scope !== 'firm'),
        before: action.before && hereIs(action.before.when) ? action.before.actions : [],
        later: !at.some(isHere) && about.length > 0 && about.every(isPostponed),
        answers: action.mitigates
          .flatMap((id) => severityOf.get(id) ?? [])
          .reduce<ActionResult['answers']>(
            (high, one) => (high && severityRank[high] >= severityRank[one] ? high : one),
            null,
          ),
        highRisks: action.mitigates.filter((id) => high.has(id)).length,
        gaps: about.filter((note) => note.about === 'level.gap' && !isPostponed(note)),
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
  chosen = chosen.filter((item) => !isCovered(item, chosen, high));
  // A high risk never stands without something to do about it, except where nothing is to be done for now.
  for (const { risk, severity, places } of risks) {
    const isHeld = (at: At) => aims.held.some((market) => isSamePlace(market.at, at));
    if (places.length > 0 && places.every(isHeld)) continue;
    for (const action of book.actions.filter(({ mitigates }) => mitigates.includes(risk.id))) {
      if (severity !== 'high' || chosen.some((item) => item.action.mitigates.includes(risk.id))) break;
      const off = skipped(action);
      const isNowhereLeft = off.length > 0 && action.scope === 'market' && off.length === facts.places('market').length;
      if (off !== 'everywhere' && !isNowhereLeft) add(action, off, [firm], []);
    }
  }

  return {
    risks,
    actions: agenda(chosen, risks, aims),
    support: book.support.filter((item) => fires(item.when)),
    notes,
  };
}

/** Another action says the same there as well, and answers the high risks that this one does. */
function isCovered(item: ActionResult, all: readonly ActionResult[], high: ReadonlySet<string>): boolean {
  return all.some(
    ({ action, places, later }) =>
      action.covers?.includes(item.action.id) &&
      (item.later || !later) &&
      (action.scope === 'firm' || item.places.every((at) => places.some((place) => isSamePlace(place, at)))) &&
      item.action.mitigates.every((risk) => !high.has(risk) || action.mitigates.includes(risk)),
  );
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

/** Whether what is said of one place concerns another: the firm concerns all of them, a good every market and the other way round. */
function touches(said: At, place: At): boolean {
  if (said.scope === 'firm' || place.scope === 'firm') return said.scope === 'firm';
  return said.scope !== place.scope || nameOf(said) === nameOf(place);
}

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
