/** What a part of the hub tells the process that started it, over Node's IPC channel. */
import type { ErrorCode } from "../../common/errors";

export type PartMessage =
  | { readonly kind: "ready"; readonly url: string }
  | { readonly kind: "failed"; readonly code: ErrorCode; readonly message: string; readonly remedy?: string };
