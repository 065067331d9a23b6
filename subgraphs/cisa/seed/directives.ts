/** Directives, their required actions and their histories as rows; everything from the facts, no date made up. */
import { HistoryEntry } from "../../kit/record/history";
import type { Row } from "../../kit/seed/copy-rows";
import type { SeedRun } from "../../kit/seed/seed-run";
import {
  BindingOperationalDirective,
  type DirectiveKind,
  EmergencyDirective,
  SupplementalDirection,
} from "../directive/directive.entity";
import { RequiredAction } from "../directive/required-action.entity";
import { DIRECTIVE_FACTS, type DirectiveFact } from "./directive-facts";

const FACTS_AS_OF = "2026-08-21T00:00:00Z";

export async function seedDirectives(run: SeedRun): Promise<void> {
  await run.insert(BindingOperationalDirective, rowsOf("BINDING_OPERATIONAL"));
  await run.insert(
    EmergencyDirective,
    rowsOf("EMERGENCY", ({ threat }) => ({ threat })),
  );
  await run.insert(
    SupplementalDirection,
    rowsOf("SUPPLEMENTAL", ({ supplementsId }) => ({ supplementsId })),
  );
  await run.insert(RequiredAction, DIRECTIVE_FACTS.flatMap(actionRows));
  await run.insert(HistoryEntry, DIRECTIVE_FACTS.flatMap(historyOf));
}

function rowsOf(kind: DirectiveKind, more: (fact: DirectiveFact) => Row = () => ({})): Row[] {
  return DIRECTIVE_FACTS.filter((fact) => fact.kind === kind).map((fact) => ({
    id: fact.id,
    kind,
    number: fact.number,
    title: fact.title,
    summary: fact.summary,
    state: fact.state,
    issuedOn: fact.issuedOn,
    endedOn: fact.endedOn,
    civilian: true,
    url: fact.url,
    obligationIds: fact.obligationIds ?? [],
    supersededById: fact.supersededById,
    ...provenance(fact),
    ...more(fact),
  }));
}

function actionRows(fact: DirectiveFact): Row[] {
  return fact.actions.map((action, index) => ({
    id: `${fact.id}-${index + 1}`,
    directiveId: fact.id,
    ordinal: index + 1,
    text: action.text,
    dueOn: action.dueOn,
    cadence: action.cadence,
    provenanceSource: "CISA directives; wording of the hub",
    provenanceAsOf: FACTS_AS_OF,
  }));
}

function provenance({ unsure }: DirectiveFact): Row {
  return {
    provenanceSource: unsure === undefined ? "CISA directives" : `CISA directives; ${unsure}`,
    provenanceAsOf: FACTS_AS_OF,
  };
}

/** Only the days that are known, so the first entry may be missing. */
function historyOf(fact: DirectiveFact): Row[] {
  const entry = {
    recordType: "Directive",
    recordId: fact.id,
    actor: "cisa-director",
    office: "CISA",
    basis: fact.number,
  };
  const issued = { ...entry, at: fact.issuedOn, action: "issue", fromState: "DRAFT", toState: "ISSUED" };
  const revoked = { ...entry, at: fact.endedOn, action: "revoke", fromState: "ISSUED", toState: fact.state };
  return [issued, revoked].filter(({ at }) => at !== null && at !== undefined);
}
