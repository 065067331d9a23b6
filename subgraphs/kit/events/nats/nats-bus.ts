/**
 * The bus on NATS JetStream (streams.ts). Positions are sequences of the event stream.
 * Subscribers read batches behind their position, which needs no state in the server; what is published wakes them.
 * A publishing is durable as the server is configured: NATS writes at once and syncs to disk every two minutes
 * unless its `sync_interval` is `always`.
 */
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from "@nats-io/jetstream";
import type { Msg, NatsConnection } from "@nats-io/transport-node";
import type { EventBus, Subscriber, Subscription } from "../event-bus";
import { type HubEvent, hubEventSchema } from "../hub-event";
import { type EventPage, followLanes } from "../lane";
import { BATCH_SIZE } from "../limits";
import { NATS_TIMEOUT_MS, connectNats, natsUnavailable } from "./connect-nats";
import { EVENT_STREAM, HEARTBEAT_STREAM, ensureStreams, eventSubject, heartbeatSubject } from "./streams";

const FOUND = 0;
const END_OF_BATCH = 204;
const NOTHING_FOUND = 404;

interface Link {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

/** What a direct read asks of a stream; `batch` messages of one subject. */
interface DirectRead {
  readonly next_by_subj: string;
  readonly batch: number;
  readonly seq?: number;
  readonly start_time?: string;
}

export class NatsBus implements EventBus {
  readonly #subscriptions = new Set<Subscription>();
  #link: Promise<Link> | undefined;
  #connection: NatsConnection | undefined;

  /** @param url `nats://user:password@host:4222`; several with commas between them */
  constructor(private readonly url: string) {}

  async identity(): Promise<string> {
    const { created } = await this.#do(({ manager }) => manager.streams.info(EVENT_STREAM));
    return `nats ${created}`;
  }

  async publish(source: string, events: readonly HubEvent[]): Promise<void> {
    const subject = eventSubject(source);
    await this.#do(({ client }) =>
      Promise.all(
        events.map((event) =>
          client.publish(subject, JSON.stringify(event), {
            msgID: `${source} ${event.id} ${event.at}`,
            timeout: NATS_TIMEOUT_MS,
          }),
        ),
      ),
    );
  }

  async heartbeat(source: string, at: string): Promise<void> {
    await this.#do(({ client }) => client.publish(heartbeatSubject(source), at, { timeout: NATS_TIMEOUT_MS }));
  }

  async positionAt(source: string, at: string): Promise<number> {
    return this.#do(async (link) => {
      const read = { next_by_subj: eventSubject(source), batch: 1, start_time: new Date(at).toISOString() };
      const [first] = await readDirect(link, read);
      if (first !== undefined) return sequenceOf(first) - 1;
      return (await link.manager.streams.info(EVENT_STREAM)).state.last_seq;
    });
  }

  subscribe(subscriber: Subscriber): Subscription {
    const ear = new Ear((source) => lanes.wake(source));
    const lanes = followLanes(subscriber, (source, after) =>
      this.#do(async (link) => {
        ear.listenOn(link.connection);
        return readPage(link, source, after);
      }),
    );
    const subscription = {
      stop: async (): Promise<void> => {
        this.#subscriptions.delete(subscription);
        await lanes.stop();
        ear.close();
      },
    };
    this.#subscriptions.add(subscription);
    return subscription;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.stop()));
    await this.#link?.catch(() => undefined);
    await this.#connection?.close();
  }

  /** After a failure the streams are looked after anew, since the server may have lost them. */
  async #do<R>(run: (link: Link) => Promise<R>): Promise<R> {
    try {
      return await run(await (this.#link ??= this.#open()));
    } catch (cause) {
      this.#link = undefined;
      throw natsUnavailable(cause);
    }
  }

  async #open(): Promise<Link> {
    if (this.#connection === undefined || this.#connection.isClosed()) {
      this.#connection = await connectNats(this.url);
    }
    const connection = this.#connection;
    const manager = await jetstreamManager(connection, { timeout: NATS_TIMEOUT_MS });
    await ensureStreams(manager);
    return { connection, manager, client: jetstream(connection, { timeout: NATS_TIMEOUT_MS }) };
  }
}

/** Hears which sources publish. The client subscribes again by itself when its connection was lost. */
class Ear {
  #connection: NatsConnection | undefined;
  #close: () => void = () => undefined;

  constructor(private readonly onNews: (source: string) => void) {}

  /** Once for each connection. */
  listenOn(connection: NatsConnection): void {
    if (this.#connection === connection) return;
    this.#connection = connection;
    const heard = connection.subscribe("hub.*.*", {
      callback: (_, { subject }) => this.onNews(subject.slice(subject.lastIndexOf(".") + 1)),
    });
    this.#close = () => heard.unsubscribe();
  }

  close(): void {
    this.#close();
  }
}

/** The heartbeat is read before the events, so that everything it speaks of is among them. */
async function readPage(link: Link, source: string, after: number): Promise<EventPage> {
  const beat = await link.manager.direct.getMessage(HEARTBEAT_STREAM, { last_by_subj: heartbeatSubject(source) });
  const read = { next_by_subj: eventSubject(source), batch: BATCH_SIZE, seq: after + 1 };
  const found = await readDirect(link, read);
  const last = found.at(-1);
  const hasMore = found.length === BATCH_SIZE;
  return {
    source,
    events: found.map((message) => hubEventSchema.parse(message.json())),
    position: last === undefined ? after : sequenceOf(last),
    asOf: hasMore || beat === null ? null : beat.string(),
    hasMore,
  };
}

/** Messages of the event stream, ended by one without content. Source: NATS ADR-31, "JetStream Direct Get", batches. */
async function readDirect({ connection }: Link, read: DirectRead): Promise<Msg[]> {
  const messages: Msg[] = [];
  const answers = await connection.requestMany(`$JS.API.DIRECT.GET.${EVENT_STREAM}`, JSON.stringify(read), {
    strategy: "sentinel",
    maxWait: NATS_TIMEOUT_MS,
  });
  for await (const answer of answers) {
    const code = answer.headers?.code ?? FOUND;
    if (code === END_OF_BATCH || code === NOTHING_FOUND) return messages;
    if (code !== FOUND) throw new Error(`NATS answered ${code} ${answer.headers?.description ?? ""}`);
    messages.push(answer);
  }
  throw new Error("NATS did not answer to the end.");
}

function sequenceOf({ headers }: Msg): number {
  return Number(headers?.get("Nats-Sequence"));
}
