/** The safeguards of access windows: one statement for all windows of a request. */
import { type Batch, children } from "../../kit/read/batch";
import { SafeguardAttestation } from "./safeguard-attestation.entity";

/** By window id, ordered by kind. */
export const safeguardsByWindow: Batch<string, SafeguardAttestation[]> = children({
  of: SafeguardAttestation,
  parent: "windowId",
  orderBy: "kind",
});
