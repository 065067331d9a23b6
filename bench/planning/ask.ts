/** One question to a gateway. In: its URL and a document. Out: whether the answer holds data. */
import { type Agent, request } from "undici";
import { HEADERS } from "../load/load";

/** It is planned once and then known. */
export const KNOWN_DOCUMENT = "{ own_a }";

/** @returns false also where nothing was answered */
export async function ask(dispatcher: Agent, url: string, query: string): Promise<boolean> {
  try {
    const response = await request(url, {
      dispatcher,
      method: "POST",
      headers: HEADERS,
      body: JSON.stringify({ query }),
    });
    const text = await response.body.text();
    return text.startsWith('{"data":{');
  } catch {
    return false;
  }
}
