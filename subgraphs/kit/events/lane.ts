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

/** A subscription whose lanes whoever carries the events can wake. */
export interface Lanes extends Subscription {
  /** Something of this source was published; of any source when none is named. */
  wake(source?: string): void;
}

export function followLanes(subscriber: Subscriber, read: ReadPage): Lanes {
  const lanes = new Map(subscriber.sources.map((source) => [source, new Lane(source, subscriber, read)]));
  const ends = [...lanes.values()].map((lane) => lane.run());
  return {
    wake(source) {
      for (const [name, lane] of lanes) if (source === undefined || source === name) lane.bell.ring();
    },
    async stop() {
      for (const lane of lanes.values()) lane.stop();
      await Promise.all(ends);
    },
  };
}

class Lane {
  readonly bell = new Wake();
  #isStopped = false;
  #position = 0;
  #asOf: string | null = null;
  #isStarted = false;

  constructor(
    private readonly source: string,
    private readonly subscriber: Subscriber,
    private readonly read: ReadPage,
  ) {}

  stop(): void {
    this.#isStopped = true;
    this.bell.ring();
  }

  /** Ends when it is stopped. */
  async run(): Promise<void> {
    const { bell } = this;
    let failures = 0;
    while (!this.#isStopped) {
      const seen = bell.rings;
      try {
        const hasMore = await this.#step();
        failures = 0;
        if (!hasMore && !this.#isStopped) await bell.next(seen, POLL_MS);
      } catch (error) {
        this.#isStarted = false;
        failures += 1;
        this.subscriber.onTrouble(error, this.source);
        await bell.pause(pauseMs(failures), () => this.#isStopped);
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
    const { hasMore, ...batch } = await this.read(this.source, this.#position);
    const isNews = batch.events.length > 0 || batch.asOf !== this.#asOf;
    if (isNews && !this.#isStopped) {
      await this.subscriber.handle(batch);
      this.#position = batch.position;
      this.#asOf = batch.asOf ?? this.#asOf;
    }
    return hasMore;
  }
}
