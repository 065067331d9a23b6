/** A bell for one who waits: rung before the waiting began but after the last look, it counts as well. */
export class Wake {
  #rings = 0;
  readonly #waiting = new Set<() => void>();

  /** How often it was rung; remember it before looking for work. */
  get rings(): number {
    return this.#rings;
  }

  ring(): void {
    this.#rings += 1;
    for (const go of this.#waiting) go();
  }

  /** Until the bell rings more often than `seen`, at most so many milliseconds. */
  async next(seen: number, atMostMs: number): Promise<void> {
    if (this.#rings !== seen) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, atMostMs);
      this.#waiting.add(go);
    });
  }

  /** For so many milliseconds whoever rings, unless it is over. */
  async pause(ms: number, isOver: () => boolean): Promise<void> {
    const end = Date.now() + ms;
    for (let left = ms; left > 0 && !isOver(); left = end - Date.now()) await this.next(this.#rings, left);
  }
}
