/** A setting that is written as JSON. In: its text where it is unset. Out: the value, not yet of any shape. */
import { z } from "zod";

export function jsonSetting(unset: string) {
  return z
    .string()
    .default(unset)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "is not JSON" });
        return z.NEVER;
      }
    });
}
