/** A bus that fails on demand, around one that works. In: the bus. Out: the same, with a switch and a record. */
import { HubError } from "../../../../common/errors";
import type { EventBus, Subscriber, Subscription } from "../../../../subgraphs/kit/events/event-bus";
import type { HubEvent } from "../../../../subgraphs/kit/events/hub-event";

export class FaultyBus implements EventBus {
  isDown = false;
  /** Ids of every publishing that succeeded, repeated ones too. */
  readonly published: number[] = [];
  readonly beats: string[] = [];

  constructor(private readonly inner: EventBus) {}

  async identity(): Promise<string> {
    this.#assertUp();
    return this.inner.identity();
  }

  async publish(source: string, events: readonly HubEvent[]): Promise<void> {
    this.#assertUp();
    await this.inner.publish(source, events);
    this.published.push(...events.map(({ id }) => id));
  }

  async heartbeat(source: string, at: string): Promise<void> {
    this.#assertUp();
    await this.inner.heartbeat(source, at);
    this.beats.push(at);
  }

  async positionAt(source: string, at: string): Promise<number> {
    this.#assertUp();
    return this.inner.positionAt(source, at);
  }

  subscribe(subscriber: Subscriber): Subscription {
    return this.inner.subscribe(subscriber);
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  #assertUp(): void {
    if (this.isDown) throw new HubError("EVENT_BUS_UNAVAILABLE", "Switched off.");
  }
}
