const empty = -1;

/** A map from three whole numbers to something: several times as fast as one from text, which counts where there are a million look-ups a second. */
export class TripleMap<T> {
  /** Three numbers a place; the first one is not negative where the place is taken. */
  #keys = new Int32Array(3 * 1024).fill(empty);
  #items: (T | undefined)[] = new Array(1024);
  #size = 0;

  get(a: number, b: number, c: number): T | undefined {
    return this.#items[this.#place(a, b, c)];
  }

  /** @param a not negative */
  set(a: number, b: number, c: number, item: T): void {
    if (2 * ++this.#size > this.#items.length) this.#grow();
    const place = this.#place(a, b, c);
    this.#keys[3 * place] = a;
    this.#keys[3 * place + 1] = b;
    this.#keys[3 * place + 2] = c;
    this.#items[place] = item;
  }

  /** Where it stands, or where it could. */
  #place(a: number, b: number, c: number): number {
    const keys = this.#keys;
    const mask = this.#items.length - 1;
    const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
    for (let place = (mixed ^ (mixed >>> 15)) & mask; ; place = (place + 1) & mask) {
      const own = keys[3 * place]!;
      if (own === empty || (own === a && keys[3 * place + 1] === b && keys[3 * place + 2] === c)) return place;
    }
  }

  #grow(): void {
    const [keys, items] = [this.#keys, this.#items];
    this.#keys = new Int32Array(2 * keys.length).fill(empty);
    this.#items = new Array(2 * items.length);
    items.forEach((item, place) => {
      if (item === undefined) return;
      const key = keys.subarray(3 * place, 3 * place + 3);
      const moved = this.#place(key[0]!, key[1]!, key[2]!);
      this.#keys.set(key, 3 * moved);
      this.#items[moved] = item;
    });
  }
}
