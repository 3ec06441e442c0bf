/** Numbers of things by cost, the least first: a binary heap. A thing may stand in it more than once. */
export class CostQueue {
  readonly #items: number[] = [];
  readonly #costs: number[] = [];

  push(item: number, cost: number): void {
    let at = this.#items.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#costs[above] as number) <= cost) break;
      this.#move(above, at);
      at = above;
    }
    this.#items[at] = item;
    this.#costs[at] = cost;
  }

  /** Takes out the item of least cost; -1 where there is none. */
  pop(): number {
    const [top] = this.#items;
    const item = this.#items.pop();
    const cost = this.#costs.pop();
    if (top === undefined || item === undefined || cost === undefined) return -1;
    const size = this.#items.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && (this.#costs[below + 1] as number) < (this.#costs[below] as number)) below++;
      if ((this.#costs[below] as number) >= cost) break;
      this.#move(below, at);
      at = below;
    }
    this.#items[at] = item;
    this.#costs[at] = cost;
    return top;
  }

  #move(from: number, to: number): void {
    this.#items[to] = this.#items[from] as number;
    this.#costs[to] = this.#costs[from] as number;
  }
}
