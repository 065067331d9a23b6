/**
 * Made-up exposures: those of the told stories, and any number of grown ones. Grown ones leave the stories'
 * vulnerabilities alone, and every grown one with a three-day tier is fixed, so that the open ones are the stories'.
 */
import {
  DEMONSTRATION,
  PER_SCALE,
  VULNERABILITIES,
  WORLD_INSTANT,
  vulnerabilityId,
} from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import { type Random, random } from "../../kit/seed/random";
import { BOUND_AGENCIES } from "../compliance/binding";
import { daysAfter, exposureDeadline } from "../exposure/deadline";
import { TIER_DAYS, type TierPoints, remediationTier } from "../vulnerability/remediation-tier";
import { grownPoints } from "./demonstration-vulnerabilities";
import { KEV_FACTS, SSVC_POINTS } from "./kev-facts";

/** Grown exposures per unit of scale. */
const EXPOSURES_PER_SCALE = 120;

const FIRST_DAY = "2026-06-02";
const LAST_DAY = WORLD_INSTANT.slice(0, 10);
/** The longest tier then ends before November 2026. */
const DETECTION_DAYS = 88;

export interface ExposureRow extends Row {
  readonly id: string;
  readonly agencyId: string;
  readonly detectedOn: string;
  readonly fixedOn: string | null;
}

interface Detection {
  readonly vulnerabilityId: string;
  readonly agencyId: string;
  readonly asset: string;
  readonly publiclyExposed: boolean;
  readonly detectedOn: string;
}

/** Agency, days of detection and remediation. */
type StoryExposure = readonly [agencyId: string, detectedOn: string, fixedOn: string | null];

const STORY: Readonly<Record<string, readonly StoryExposure[]>> = {
  [VULNERABILITIES.knx]: [
    ["gsa", "2026-07-16", "2026-07-17"],
    ["nasa", "2026-07-12", "2026-07-15"],
    ["ssa", "2026-07-15", "2026-07-29"],
    ["treasury", "2026-07-16", null],
    ["energy", "2026-07-17", null],
    ["va", "2026-07-20", null],
    ["hhs", "2026-07-15", null],
  ],
  [VULNERABILITIES.relayParser]: [["gsa", "2026-08-10", "2026-08-12"]],
  [VULNERABILITIES.langflow]: [
    ["gsa", "2026-07-22", "2026-07-23"],
    ["treasury", "2026-07-22", null],
  ],
};

export function storyExposureRows(): ExposureRow[] {
  return Object.entries(STORY).flatMap(([vulnerability, exposures]) =>
    exposures.map(([agencyId, detectedOn, fixedOn]) => {
      const asset = `${agencyId}-edge-01`;
      const detection = { vulnerabilityId: vulnerability, agencyId, asset, publiclyExposed: true, detectedOn };
      return exposureRow(`${vulnerability}-${agencyId}`, detection, () => fixedOn);
    }),
  );
}

/** KEV entries that no story tells of, listed since the order. */
const OTHER_KEV = KEV_FACTS.filter(
  ({ cveId, dateAdded }) => dateAdded >= FIRST_DAY && !(Object.values(VULNERABILITIES) as string[]).includes(cveId),
);

export function* grownExposureRows(scale: number): Generator<ExposureRow> {
  for (let n = 1; n <= EXPOSURES_PER_SCALE * scale; n += 1) {
    const dice = random(`exposure/${n}`);
    const agency = dice.pick(BOUND_AGENCIES);
    const detection = {
      vulnerabilityId: dice.chance(0.25) ? dice.pick(OTHER_KEV).cveId : vulnerabilityId(grownNumber(n, dice)),
      agencyId: agency.id,
      asset: `${agency.id}-${String(n).padStart(7, "0")}`,
      publiclyExposed: dice.chance(0.4),
      detectedOn: daysAfter(FIRST_DAY, dice.int(0, DETECTION_DAYS)),
    };
    yield exposureRow(`exposure-${String(n).padStart(7, "0")}`, detection, (days) =>
      grownFix(detection.detectedOn, days, dice),
    );
  }
}

/** A vulnerability of the same unit of scale, so that a larger world begins with the smaller one. */
function grownNumber(n: number, { int }: Random): number {
  const unit = Math.floor((n - 1) / EXPOSURES_PER_SCALE);
  return unit * PER_SCALE.vulnerabilities + int(1, PER_SCALE.vulnerabilities);
}

/** When a grown exposure was fixed: three-day ones always, most within their tier. */
function grownFix(detectedOn: string, days: number | null, { chance, int }: Random): string | null {
  const allowed = days ?? 30;
  if (allowed > 3 && chance(0.4)) return null;
  const fixedOn = daysAfter(detectedOn, chance(0.8) ? int(0, allowed) : int(allowed + 1, allowed + 12));
  if (fixedOn <= LAST_DAY) return fixedOn;
  return allowed > 3 ? null : LAST_DAY;
}

function exposureRow(
  id: string,
  detection: Detection,
  fixedOnOf: (tierDays: number | null) => string | null,
): ExposureRow {
  const kevDateAdded = kevDates.get(detection.vulnerabilityId) ?? null;
  const tier = remediationTier({
    inKev: kevDateAdded !== null,
    publiclyExposed: detection.publiclyExposed,
    ...pointsOf(detection.vulnerabilityId),
  });
  return {
    id,
    ...detection,
    fixedOn: fixedOnOf(TIER_DAYS[tier]),
    tier,
    deadline: exposureDeadline({ kevDateAdded, detectedOn: detection.detectedOn }, tier),
    provenanceSource: DEMONSTRATION,
    provenanceAsOf: WORLD_INSTANT,
  };
}

const kevDates: ReadonlyMap<string, string> = new Map(KEV_FACTS.map(({ cveId, dateAdded }) => [cveId, dateAdded]));

/** SSVC points by id: of the KEV seed, of the stories, or of a grown vulnerability by the number in its id. */
function pointsOf(id: string): Pick<TierPoints, "automatable" | "technicalImpact"> {
  if (id === VULNERABILITIES.relayParser) return { automatable: "YES", technicalImpact: "TOTAL" };
  if (!kevDates.has(id)) return grownPoints(Number(id.slice(id.lastIndexOf("-") + 1)));
  const [, automatable, technicalImpact] = SSVC_POINTS.get(id) ?? [null, null, null];
  return { automatable, technicalImpact };
}

/** `detect`, and `fix` where it is fixed. */
export function* exposureHistory(exposures: Iterable<ExposureRow>): Generator<Row> {
  for (const { id, agencyId, detectedOn, fixedOn } of exposures) {
    const entry = { recordType: "AssetExposure", recordId: id, actor: "asset-owner", office: agencyId };
    yield { ...entry, at: `${detectedOn}T06:00:00Z`, action: "detect" };
    if (fixedOn !== null) yield { ...entry, at: `${fixedOn}T18:00:00Z`, action: "fix" };
  }
}
