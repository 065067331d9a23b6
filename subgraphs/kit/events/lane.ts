/**
 * One source's events on their way to one subscriber: read behind the position, handled, again and again.
 * In: a way to read a page, the subscriber. Out: batches in order, each until it is handled.
 * Lanes of one subscription go on by themselves, so one that fails holds up no other.
 */
import type { EventBatch, Subscriber, Subscription } from "./event-bus";
import { POLL_MS, pauseMs } from "./limits";
import { Wake } from "./wake";

/** A batch as read; `hasMore` when the next one can be read at once. */
export interface EventPage extends EventBatch {
  readonly hasMore: boolean;
}

export type ReadPage = (source: string, after: number) => Promise<EventPage>;

/** @param wake rung when something was published, and once more by stopping */
export function followLanes(subscriber: Subscriber, read: ReadPage, wake: Wake): Subscription {
  const lanes = subscriber.sources.map((source) => new Lane(source, subscriber, { read, wake }));
  const ends = lanes.map((lane) => lane.run());
  return {
    async stop() {
      for (const lane of lanes) lane.isStopped = true;
      wake.ring();
      await Promise.all(ends);
    },
  };
}

class Lane {
  isStopped = false;
  #position = 0;
  #asOf: string | null = null;
  #isStarted = false;

  constructor(
    private readonly source: string,
    private readonly subscriber: Subscriber,
    private readonly supply: { readonly read: ReadPage; readonly wake: Wake },
  ) {}

  /** Ends when it is stopped. */
  async run(): Promise<void> {
    const { wake } = this.supply;
    let failures = 0;
    while (!this.isStopped) {
      const seen = wake.rings;
      try {
        const hasMore = await this.#step();
        failures = 0;
        if (!hasMore && !this.isStopped) await wake.next(seen, POLL_MS);
      } catch (error) {
        this.#isStarted = false;
        failures += 1;
        this.subscriber.onTrouble(error, this.source);
        await wake.pause(pauseMs(failures), () => this.isStopped);
      }
    }
  }

  /** @returns whether more can be read at once */
  async #step(): Promise<boolean> {
    if (!this.#isStarted) {
      this.#position = await this.subscriber.startAt(this.source);
      this.#asOf = null;
      this.#isStarted = true;
    }
    const { hasMore, ...batch } = await this.supply.read(this.source, this.#position);
    const isNews = batch.events.length > 0 || batch.asOf !== this.#asOf;
    if (isNews && !this.isStopped) {
      await this.subscriber.handle(batch);
      this.#position = batch.position;
      this.#asOf = batch.asOf ?? this.#asOf;
    }
    return hasMore;
  }
}
