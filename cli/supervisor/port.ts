/** Whether the gateway will get its port, found out before anything else is started. */
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { HubError } from "../../common/errors";

/** The parts of a hub that was just killed end within this time. */
const PATIENCE_MS = 1_500;
const RETRY_MS = 100;

/**
 * @param port 0 is always free
 * @throws PORT_IN_USE when another process listens on it; CONFIG_INVALID when the address cannot be used
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const code = await listenError(host, port);
    if (code === undefined) return;
    if (code !== "EADDRINUSE") throw unusable(host, port, code);
    if (Date.now() > deadline) break;
    await delay(RETRY_MS);
  }
  throw new HubError("PORT_IN_USE", `Port ${port} on ${host} is taken by another process.`, {
    remedy: `Stop that process, or choose another port: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`,
  });
}

async function listenError(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "unknown";
  }
  server.close();
  await once(server, "close");
  return undefined;
}

function unusable(host: string, port: number, code: string): HubError {
  const why = code === "EACCES" ? "this user may not use it" : code;
  return new HubError("CONFIG_INVALID", `The gateway cannot listen on ${host}:${port}: ${why}.`, {
    remedy: "Set HOST to an address of this machine and PORT to a number of 1024 or more.",
  });
}
