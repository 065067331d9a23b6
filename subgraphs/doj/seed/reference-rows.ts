/** Statutes and districts as rows. */
import { WORLD_INSTANT } from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import { DISTRICTS, DISTRICT_SOURCE } from "../reference/districts";
import { STATUTES, STATUTE_SOURCE } from "../reference/statutes";

const TITLE = 18;

export function statuteRows(): Row[] {
  return STATUTES.map((fact) => ({
    id: fact.id,
    title: TITLE,
    section: fact.section,
    heading: fact.heading,
    enactedOn: fact.enactedOn,
    enactedBy: fact.enactedBy,
    effectiveOn: fact.effectiveOn ?? null,
    repealedOn: null,
    provenanceSource: STATUTE_SOURCE,
    provenanceAsOf: WORLD_INSTANT,
  }));
}

export function districtRows(): Row[] {
  return DISTRICTS.map((fact) => ({ ...fact, provenanceSource: DISTRICT_SOURCE, provenanceAsOf: WORLD_INSTANT }));
}
