/**
 * The relay of one agency: carries its outbox to the bus, in order, and says now and then that nothing waits.
 * In: the agency's database, the bus. Out: events on the bus, marked in the outbox. While the bus is down events wait
 * in the outbox; one that was published just before a crash is published again, which the bus forgives.
 * Relays of several processes of one agency take turns: one works, the others wait for its lock.
 */
import type { Logger } from "../../../common/logger";
import type { EventBus } from "./event-bus";
import { HEARTBEAT_MS, HOUSEKEEPING_MS, pauseMs } from "./limits";
import { Outbox } from "./outbox";
import { Wake } from "./wake";

export interface RelayOptions {
  readonly source: string;
  /** The agency's runtime role on its own database. */
  readonly databaseUrl: string;
  /** Key of the agency's entry tokens (kit/access). */
  readonly contextKey: string;
  readonly bus: EventBus;
  readonly logger: Logger;
}

export class Relay {
  readonly #wake = new Wake();
  readonly #end: Promise<void>;
  #isStopped = false;
  #failures = 0;
  #beatFrom = 0;
  #tidyFrom = 0;

  /** Begins at once. */
  constructor(private readonly options: RelayOptions) {
    this.#end = this.#run();
  }

  /** Finishes what is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake.ring();
    await this.#end;
  }

  async #run(): Promise<void> {
    const { source, databaseUrl, contextKey, logger } = this.options;
    while (!this.#isStopped) {
      try {
        await using outbox = await Outbox.open({ source, databaseUrl, contextKey }, this.#wake);
        await this.#relay(outbox);
      } catch (error) {
        this.#failures += 1;
        if (this.#failures === 1) logger.warn({ err: error }, "Events wait in the outbox.");
        await this.#wake.pause(pauseMs(this.#failures), () => this.#isStopped);
      }
    }
  }

  async #relay(outbox: Outbox): Promise<void> {
    let isMine = false;
    while (!this.#isStopped) {
      const seen = this.#wake.rings;
      isMine ||= await outbox.takeLock();
      const hasMore = isMine && (await this.#round(outbox));
      if (!hasMore && !this.#isStopped) await this.#wake.next(seen, HEARTBEAT_MS);
    }
  }

  /** @returns whether more waits */
  async #round(outbox: Outbox): Promise<boolean> {
    const { source, bus, logger } = this.options;
    const { events, completeAt } = await outbox.waiting();
    if (events.length > 0) {
      await bus.publish(source, events);
      await outbox.markPublished(events);
    }
    if (completeAt !== null && (events.length > 0 || Date.now() >= this.#beatFrom)) {
      await bus.heartbeat(source, completeAt);
      this.#beatFrom = Date.now() + HEARTBEAT_MS / 2;
    }
    if (this.#failures > 0) logger.info("Events flow again.");
    this.#failures = 0;
    if (Date.now() >= this.#tidyFrom) {
      const hasMore = await outbox.deleteOld();
      this.#tidyFrom = hasMore ? 0 : Date.now() + HOUSEKEEPING_MS;
    }
    return completeAt === null;
  }
}
