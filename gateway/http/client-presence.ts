/**
 * Whether the client of a request still waits for its answer.
 * In: the news that its connection closed. Out: a flag, and an end to what runs for this client alone.
 * Not here: sockets (http-server.ts), calls of subgraphs (fetch/).
 */

/** Something that runs for one client and can be stopped. */
export interface Interruptible {
  interrupt(): void;
}

export class ClientPresence {
  readonly #running = new Set<Interruptible>();
  #gone = false;

  get gone(): boolean {
    return this.#gone;
  }

  /** Interrupts what runs; called once, when the connection closed before the answer was sent. */
  leave(): void {
    this.#gone = true;
    for (const work of this.#running) work.interrupt();
  }

  begin(work: Interruptible): void {
    this.#running.add(work);
  }

  end(work: Interruptible): void {
    this.#running.delete(work);
  }
}
