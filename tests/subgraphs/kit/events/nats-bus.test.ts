import { NatsBus } from "../../../../subgraphs/kit/events/nats/nats-bus";
import { describeWithNats, startNatsServer } from "../../../fixture/nats-server";
import { type BusServer, describeBus } from "./bus-contract";

async function startServer(): Promise<BusServer> {
  const server = await startNatsServer();
  return { ...server, open: () => new NatsBus(server.url) };
}

describeWithNats("the bus on NATS JetStream", () => {
  describeBus(startServer);
});
