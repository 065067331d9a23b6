import { NatsBus } from "../../../../subgraphs/kit/events/nats/nats-bus";
import { removeStreams } from "../../../../subgraphs/kit/events/nats/remove-streams";
import { describeWithNats, startNatsServer } from "../../../fixture/nats-server";
import { event } from "./event";

const LONG_AGO = "2020-01-01T00:00:00.000Z";

describeWithNats("removeStreams", () => {
  it("leaves nothing of the events, whether there were any or not, and a bus that can be used anew", async () => {
    await using server = await startNatsServer();
    await removeStreams(server.url);
    const before = new NatsBus(server.url);
    await before.publish("cisa", [event("cisa", 1)]);
    const identity = await before.identity();
    await before.close();
    await removeStreams(server.url);
    const after = new NatsBus(server.url);
    expect(await after.positionAt("cisa", LONG_AGO)).toBe(0);
    expect(await after.identity()).not.toBe(identity);
    await after.publish("cisa", [event("cisa", 1)]);
    expect(await after.positionAt("cisa", "2100-01-01T00:00:00.000Z")).toBe(1);
    await after.close();
  });

  it("says when the server does not answer", async () => {
    await expect(removeStreams("nats://127.0.0.1:1")).rejects.toMatchObject({ code: "EVENT_BUS_UNAVAILABLE" });
  });
});
