/** Columns that every made-up record of NSA carries. */
import { DEMONSTRATION, WORLD_INSTANT } from "../../kit/demonstration/world";

export const MADE_UP = { provenanceSource: DEMONSTRATION, provenanceAsOf: WORLD_INSTANT } as const;
