/** Waits until a gateway answers. In: where, and its name for the error. Out: nothing. */
import { setTimeout as sleep } from "node:timers/promises";
import { request as send } from "undici";
import { HEADERS } from "./load";

const READY_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

export async function untilReady(url: string, name: string): Promise<void> {
  const end = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < end) {
    const response = await send(url, { method: "POST", headers: HEADERS, body: '{"query":"{ __typename }"}' }).catch(
      () => undefined,
    );
    await response?.body.dump();
    if (response?.statusCode === 200) return;
    await sleep(POLL_MS);
  }
  throw new Error(`${name} was not ready within ${READY_TIMEOUT_MS} ms`);
}
