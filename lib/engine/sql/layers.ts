import type { Scope } from '../../rulebook/index.ts';

/** A column that SQL computes: of a firm, market or good, from columns that are there before it. */
interface Column {
  readonly name: string;
  readonly scope: Scope;
  readonly sql: string;
  readonly reads: readonly string[];
  readonly level: number;
}

/** A column taken over from the table of another scope: of the firm, or gathered over the markets or goods of a firm. */
interface Imported {
  readonly name: string;
  readonly from: Scope;
  readonly sql: string;
  readonly reads: readonly string[];
}

interface Layer {
  readonly scope: Scope;
  readonly computed: readonly Column[];
  readonly imported: readonly Imported[];
}

/** Key columns of each table: number of the firm, of the market or good in it, and how many markets and goods a firm has. */
export const keys: Readonly<Record<Scope, readonly string[]>> = {
  firm: ['firm_no', 'market_count', 'goods_count'],
  market: ['firm_no', 'place_no'],
  goods: ['firm_no', 'place_no'],
};

/**
 * Puts columns into layers, so that each layer is one plain SELECT from the one before: what two dialects of SQL have in common knows no names for steps in between. A table
 * keeps only columns that a later layer reads.
 */
export class Layers {
  readonly #layers: Layer[] = [];
  readonly #scopes = new Map<string, Scope>();
  /** Columns that are in the present table of each scope. */
  readonly #present: Record<Scope, Set<string>>;
  #scope: Scope = 'firm';
  #fresh = new Map<string, Column>();
  #imports = new Map<string, Imported>();
  #reading: Set<string> | null = null;

  /** @param base columns of the tables to begin with, beside their keys */
  constructor(base: Readonly<Record<Scope, readonly string[]>>) {
    this.#present = { firm: new Set(), market: new Set(), goods: new Set() };
    for (const scope of ['firm', 'market', 'goods'] as const) {
      for (const name of [...keys[scope], ...base[scope]]) this.#present[scope].add(name);
      for (const name of base[scope]) this.#scopes.set(name, scope);
    }
  }

  has(name: string): boolean {
    return this.#scopes.has(name);
  }

  /** What follows is computed for this scope. */
  begin(scope: Scope): void {
    this.end();
    this.#scope = scope;
  }

  /** Text that reads a column. */
  read(name: string): string {
    const scope = this.#scopes.get(name);
    if (scope === undefined) throw new Error(`there is no column "${name}"`);
    if (scope !== this.#scope && !this.#present[this.#scope].has(name) && !this.#imports.has(name))
      this.#imports.set(name, { name, from: scope, sql: name, reads: [name] });
    this.#reading?.add(name);
    return name;
  }

  /** Text that reads what a column of markets or goods comes to over all of a firm. */
  gather(name: string, of: Scope, sql: string, reads: readonly string[]): string {
    if (!this.#imports.has(name)) this.#imports.set(name, { name, from: of, sql, reads });
    this.#reading?.add(name);
    return name;
  }

  /** What a text reads. */
  reading(make: () => string): { readonly sql: string; readonly reads: readonly string[] } {
    const outer = this.#reading;
    this.#reading = new Set();
    try {
      const sql = make();
      return { sql, reads: [...this.#reading] };
    } finally {
      const own = this.#reading;
      this.#reading = outer;
      if (outer) for (const name of own) outer.add(name);
    }
  }

  compute(name: string, make: () => string): void {
    const outer = this.#reading;
    this.#reading = null;
    const { sql, reads } = this.reading(make);
    this.#reading = outer;
    const level = Math.max(0, ...reads.map((read) => (this.#fresh.get(read)?.level ?? -1) + 1));
    this.#fresh.set(name, { name, scope: this.#scope, sql, reads, level });
    this.#scopes.set(name, this.#scope);
  }

  /** Ends the columns of the present scope: others may read them now. */
  end(): void {
    const scope = this.#scope;
    // One table at a time: older servers join two tables only.
    for (const from of ['firm', 'market', 'goods'] as const) {
      const imported = [...this.#imports.values()].filter((own) => own.from === from);
      if (imported.length > 0) this.#layers.push({ scope, computed: [], imported });
    }
    const all = [...this.#fresh.values()];
    const depth = Math.max(-1, ...all.map(({ level }) => level));
    for (let level = 0; level <= depth; level++)
      this.#layers.push({ scope, computed: all.filter((column) => column.level === level), imported: [] });
    for (const name of [...this.#fresh.keys(), ...this.#imports.keys()]) this.#present[scope].add(name);
    this.#fresh = new Map();
    this.#imports = new Map();
  }

  /**
   * The statements, one table each; the last table of each scope holds the wanted columns.
   * @param wanted columns by scope
   * @param suffix what stands behind the name of a new table
   */
  statements(wanted: Readonly<Record<Scope, readonly string[]>>, suffix: string) {
    this.end();
    const live = { firm: new Set(wanted.firm), market: new Set(wanted.market), goods: new Set(wanted.goods) };
    const kept: string[][] = [];
    for (const { scope, computed, imported } of [...this.#layers].reverse()) {
      kept.unshift([...live[scope]]);
      const fresh = computed.filter(({ name }) => live[scope].has(name));
      const taken = imported.filter(({ name }) => live[scope].has(name));
      for (const { name } of [...fresh, ...taken]) live[scope].delete(name);
      for (const name of fresh.flatMap(({ reads }) => reads)) live[scope].add(name);
      for (const { from, reads } of taken) for (const name of reads) live[from].add(name);
    }
    const tables: Record<Scope, string> = { firm: 'firm_0', market: 'market_0', goods: 'goods_0' };
    const statements: string[] = [];
    this.#layers.forEach((layer, index) => {
      const { scope } = layer;
      const names = kept[index]!.filter((name) => !keys[scope].includes(name));
      const table = `${scope}_${index + 1}`;
      const select = selectOf(layer, names, tables);
      if (!select) return;
      statements.push(`CREATE TABLE ${table}${suffix} AS ${select}`);
      if (tables[scope] !== `${scope}_0`) statements.push(`DROP TABLE ${tables[scope]}`);
      tables[scope] = table;
    });
    return { statements, tables, read: live };
  }
}

/** Nothing where no column of the layer is read later. */
function selectOf(
  { scope, computed, imported }: Layer,
  names: readonly string[],
  tables: Readonly<Record<Scope, string>>,
) {
  const fresh = new Map(computed.map(({ name, sql }) => [name, sql]));
  const taken = imported.filter(({ name }) => names.includes(name));
  if (taken.length === 0 && !names.some((name) => fresh.has(name))) return null;
  const columns = [...keys[scope], ...names.map((name) => (fresh.has(name) ? `${fresh.get(name)} AS ${name}` : name))];
  const select = `SELECT ${columns.join(', ')} FROM ${tables[scope]}`;
  const [first] = taken;
  if (!first) return select;
  const group = first.from === 'firm' ? '' : ' GROUP BY firm_no';
  const others = taken.map(({ name, sql }) => (sql === name ? name : `${sql} AS ${name}`));
  return `${select} LEFT JOIN (SELECT firm_no, ${others.join(', ')} FROM ${tables[first.from]}${group}) AS other USING (firm_no)`;
}
