import { NatsBus } from "../../../../subgraphs/kit/events/nats/nats-bus";
import { openEventBus } from "../../../../subgraphs/kit/events/open-event-bus";
import { PostgresBus } from "../../../../subgraphs/kit/events/postgres/postgres-bus";

describe("openEventBus", () => {
  it.each([
    ["postgres://user:secret@127.0.0.1:1/hub_bus", PostgresBus],
    ["postgresql://127.0.0.1:1/hub_bus", PostgresBus],
    ["nats://user:secret@127.0.0.1:1", NatsBus],
    ["tls://127.0.0.1:1,tls://127.0.0.1:2", NatsBus],
  ])("opens %s without connecting", async (url, kind) => {
    const bus = openEventBus(url);
    expect(bus).toBeInstanceOf(kind);
    await bus.close();
  });

  it.each(["", "hub_bus", "http://127.0.0.1", "kafka://127.0.0.1:9092"])("refuses %p", (url) => {
    expect(() => openEventBus(url)).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
  });

  it.each(["postgres://nobody:secret@127.0.0.1:1/hub_bus", "nats://nobody:secret@127.0.0.1:1"])(
    "gives no credentials away when %p does not answer",
    async (url) => {
      const bus = openEventBus(url);
      const error = await bus.identity().catch((one: unknown) => one as Error);
      expect(error).toMatchObject({ code: "EVENT_BUS_UNAVAILABLE" });
      expect(String(error)).not.toContain("secret");
      await bus.close();
    },
  );
});
