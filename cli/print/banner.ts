/**
 * The banner of a GraphQL answer, for people: how the whole of it is marked.
 * In: `extensions` of the answer. Out: one line. Not here: joining markings (gateway/markings).
 */
import { z } from "zod";
import { plainText } from "./cell";

const EXTENSIONS = z.looseObject({
  marking: z.looseObject({ banner: z.string(), unmarked: z.array(z.string()).optional() }),
});

/** @returns empty where the gateway does not mark answers */
export function bannerLine(extensions: unknown): string {
  const read = EXTENSIONS.safeParse(extensions);
  if (!read.success) return "";
  const { banner, unmarked } = read.data.marking;
  return `${plainText(unmarked === undefined ? banner : `${banner} (unmarked: ${unmarked.join(", ")})`)}\n`;
}
