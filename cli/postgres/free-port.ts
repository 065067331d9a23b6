/**
 * A TCP port that nobody uses, chosen by the operating system. Another process may take it before it is used:
 * whoever uses it must be ready to ask again.
 */
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** @returns a free port of the loopback interface */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
