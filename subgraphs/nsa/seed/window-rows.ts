/** Rows of access windows and of their safeguards. */
import { invariant } from "../../../common/invariant";
import type { Row } from "../../kit/seed/copy-rows";
import { type AccessWindowState, accessWindowLifecycle } from "../access-window/access-window.transitions";
import { windowFault } from "../access-window/window-rule";
import { safeguardAttestationLifecycle } from "../safeguard-attestation/safeguard-attestation.transitions";
import { SAFEGUARD_KINDS, type SafeguardKind } from "../safeguard-attestation/safeguards-complete";
import type { ModelLife, WindowLife } from "./model-life";
import { MADE_UP } from "./record-columns";
import { type Actor, DEVELOPER, NSA_COORDINATOR, walkedHistory } from "./walked-history";

export function windowRows(life: ModelLife): Row[] {
  return life.windows.map((window, index) => {
    assertKeepsRules(window, windowId(life, index));
    const { receivingAgencyId, offeredAt, opensAt, closesAt, plannedReleaseAt } = window;
    return {
      id: windowId(life, index),
      modelId: life.id,
      developerId: life.developerId,
      receivingAgencyId,
      state: windowState(window),
      offeredAt,
      opensAt,
      closesAt,
      plannedReleaseAt,
      endedAt: window.closedAt ?? window.withdrawnAt,
      ...MADE_UP,
    };
  });
}

export function safeguardRows(life: ModelLife): Row[] {
  return life.windows.flatMap((window, index) =>
    SAFEGUARD_KINDS.map((kind, position) => {
      const attestedAt = window.attestedAt[position] ?? null;
      return {
        id: safeguardId(windowId(life, index), kind),
        windowId: windowId(life, index),
        kind,
        state: attestedAt === null ? "DRAFT" : "ATTESTED",
        statement: STATEMENTS[kind],
        attestedAt,
        ...MADE_UP,
      };
    }),
  );
}

export function windowHistory(life: ModelLife): Row[] {
  return life.windows.flatMap((window, index) => [
    ...walkedHistory(accessWindowLifecycle, {
      subject: { recordType: "AccessWindow", recordId: windowId(life, index), basis: "EO14409-3b" },
      begun: { at: window.offeredAt, by: DEVELOPER },
      steps: [
        { action: "accept", at: window.acceptedAt, by: NSA_COORDINATOR },
        { action: "open", at: window.openedAt, by: NSA_COORDINATOR },
        { action: "close", at: window.closedAt, by: NSA_COORDINATOR },
        { action: "withdraw", at: window.withdrawnAt, by: DEVELOPER },
      ],
    }),
    ...safeguardHistory(window, windowId(life, index)),
  ]);
}

function safeguardHistory(window: WindowLife, id: string): Row[] {
  const receiver: Actor = { actor: "safeguards-officer", office: window.receivingAgencyId.toUpperCase() };
  return SAFEGUARD_KINDS.flatMap((kind, position) =>
    walkedHistory(safeguardAttestationLifecycle, {
      subject: { recordType: "SafeguardAttestation", recordId: safeguardId(id, kind), basis: id },
      begun: { at: window.offeredAt, by: receiver },
      steps: [{ action: "attest", at: window.attestedAt[position] ?? null, by: receiver }],
    }),
  );
}

/** Domain rules 3 and 6, of which the table can check only the first. */
function assertKeepsRules(window: WindowLife, id: string): void {
  const { opensAt, closesAt, plannedReleaseAt, openedAt, attestedAt } = window;
  const times = {
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
    plannedReleaseAt: new Date(plannedReleaseAt),
  };
  const fault = windowFault(times);
  invariant(fault === undefined, `${id} is ${fault}.`);
  if (openedAt === null) return;
  const inTime = attestedAt.filter((at) => Date.parse(at) <= Date.parse(openedAt));
  invariant(inTime.length === SAFEGUARD_KINDS.length, `${id} opens without all safeguards.`);
}

function windowState({ acceptedAt, openedAt, closedAt, withdrawnAt }: WindowLife): AccessWindowState {
  if (closedAt !== null) return "CLOSED";
  if (withdrawnAt !== null) return "WITHDRAWN";
  if (openedAt !== null) return "OPEN";
  return acceptedAt === null ? "OFFERED" : "ACCEPTED";
}

const windowId = (life: ModelLife, index: number): string => `window-${life.id}-${index + 1}`;

const safeguardId = (window: string, kind: SafeguardKind): string =>
  `safeguard-${window}-${kind.toLowerCase().replace("_", "-")}`;

const STATEMENTS: Readonly<Record<SafeguardKind, string>> = {
  CONFIDENTIALITY: "Weights, prompts and outputs stay with the named team.",
  CYBERSECURITY: "Access runs in an isolated enclave that is monitored around the clock.",
  INSIDER_RISK: "Two persons are needed for every session, and sessions are reviewed.",
  INTELLECTUAL_PROPERTY: "Nothing learned is used to build or to train another model.",
  NONDISCLOSURE: "Every person with access has signed the developer's agreement.",
};
