/** A grown model's trusted partners: up to two of the organizations that are grown together with its developer. */
import { PER_SCALE, organizationId } from "../../kit/demonstration/world";
import type { Random } from "../../kit/seed/random";
import { DAY_MS, instant, isoInstant } from "./instant";
import type { PartnershipLife } from "./model-life";

export interface PartnershipChance {
  readonly chance: Random;
  readonly mayBeActive: boolean;
}

const ORGANIZATIONS_PER_MODEL = PER_SCALE.organizations / PER_SCALE.models;

/** @param n number of the model; its developer is the last of its twelve organizations */
export function grownPartnerships(n: number, { chance, mayBeActive }: PartnershipChance): PartnershipLife[] {
  const first = (n - 1) * ORGANIZATIONS_PER_MODEL + 1;
  const half = Math.floor(ORGANIZATIONS_PER_MODEL / 2);
  return Array.from({ length: chance.int(0, 2) }, (_, index) =>
    grownPartnership(organizationId(first + index * half + chance.int(0, half - 2)), { chance, mayBeActive }),
  );
}

const OUTCOMES = ["proposed", "developer", "government", "both", "both", "ended"] as const;

function grownPartnership(partnerId: string, { chance, mayBeActive }: PartnershipChance): PartnershipLife {
  const drawn = chance.pick(OUTCOMES);
  const outcome = drawn === "both" && !mayBeActive ? "ended" : drawn;
  const isDecided = outcome === "both" || outcome === "ended";
  const proposedMs = instant("2026-08-02T14:00:00Z") + chance.int(0, 14) * DAY_MS;
  const developerMs = proposedMs + chance.int(1, 5) * DAY_MS;
  const governmentMs = proposedMs + chance.int(1, 5) * DAY_MS;
  return {
    partnerId,
    purpose: chance.pick(PURPOSES),
    proposedAt: isoInstant(proposedMs),
    developerAgreedAt: isDecided || outcome === "developer" ? isoInstant(developerMs) : null,
    governmentAgreedAt: isDecided || outcome === "government" ? isoInstant(governmentMs) : null,
    endedAt: outcome === "ended" ? isoInstant(proposedMs + chance.int(6, 12) * DAY_MS) : null,
  };
}

const PURPOSES = [
  "Review of the partner's own network.",
  "Search for flaws in software that the partner maintains.",
  "Trial of automatic patching on the partner's systems.",
];
