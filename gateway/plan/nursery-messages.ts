/** What a gateway and its nursery tell each other, over Node's IPC channel. Planning processes are known by a number. */
import type { PlanningMessage, PlanningRequest } from "./planning-messages";

export type NurseryRequest =
  | { readonly launch: number }
  | { readonly kill: number }
  | { readonly to: number; readonly request: PlanningRequest };

export type NurseryMessage =
  | { readonly launched: number; readonly pid: number }
  | { readonly from: number; readonly message: PlanningMessage }
  /** `signal`: by which the process ended, if by one. */
  | { readonly gone: number; readonly signal: NodeJS.Signals | null };
