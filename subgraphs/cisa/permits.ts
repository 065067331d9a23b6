/** Who may command in CISA's records, beside the organizations and agencies that speak for themselves. */
import { type Permit, holders } from "../kit/command/permit";

export const cisaAnalysts: Permit = holders("CISA's analysts", "CISA_ANALYST");
