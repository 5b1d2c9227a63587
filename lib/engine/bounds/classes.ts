/** Ways of an axis, of which those that nothing tells apart share a class. Classes are numbered by their first way; the same classes are one object. */
export interface Classes {
  /** Class of each way. */
  readonly of: Uint16Array;
  /** The first way of each class. */
  readonly firsts: readonly number[];
  /** Finer ones, made with others. */
  readonly joined: Map<Classes, Classes>;
}

/** All classes of all axes, each kept once, so that equal ones can be told by identity. */
export class ClassBook {
  readonly #known = new Map<string, Classes>();

  /** @param of numbered by first way */
  make(of: Uint16Array): Classes {
    const key = of.join();
    const known = this.#known.get(key);
    if (known) return known;
    const firsts: number[] = [];
    of.forEach((place, way) => {
      firsts[place] ??= way;
    });
    const made = { of, firsts, joined: new Map() };
    this.#known.set(key, made);
    return made;
  }

  /** Every way by itself. */
  each(size: number): Classes {
    return this.make(Uint16Array.from({ length: size }, (_, way) => way));
  }

  /** Ways that neither tells apart. */
  join(a: Classes, b: Classes): Classes {
    if (a === b || a.firsts.length === a.of.length) return a;
    if (b.firsts.length === b.of.length) return b;
    const known = a.joined.get(b);
    if (known) return known;
    const places = new Map<number, number>();
    const made = this.make(
      a.of.map((own, way) => {
        const key = own * 65536 + b.of[way]!;
        const place = places.get(key) ?? places.size;
        places.set(key, place);
        return place;
      }),
    );
    a.joined.set(b, made);
    b.joined.set(a, made);
    return made;
  }
}
