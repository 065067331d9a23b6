/** What hangs on directives, and directives that hang on others: one statement for all parents of a request. */
import { type Batch, children } from "../../kit/read/batch";
import { Directive, SupplementalDirection } from "./directive.entity";
import { RequiredAction } from "./required-action.entity";

export const requiredActionsByDirective: Batch<string, RequiredAction[]> = children({
  of: RequiredAction,
  parent: "directiveId",
  orderBy: "ordinal",
});

export const supersededByDirective: Batch<string, Directive[]> = children({
  of: Directive,
  parent: "supersededById",
  orderBy: "issuedOn",
});

export const supplementsByDirective: Batch<string, SupplementalDirection[]> = children({
  of: SupplementalDirection,
  parent: "supplementsId",
  orderBy: "issuedOn",
});

/** Directives by an obligation that they serve, the earliest issued first. */
export const directivesByObligation: Batch<string, Directive[]> = {
  async fetch(obligationIds, database) {
    const table = database.table(Directive);
    const rows = await database.query<Directive>(
      `SELECT ${table.select} FROM ${table.from} WHERE ${table.column("obligationIds").sql} && $1
       ORDER BY ${table.column("issuedOn").sql}, t.id`,
      [obligationIds],
    );
    database.hydrate(table, rows);
    return new Map(obligationIds.map((id) => [id, rows.filter((directive) => directive.obligationIds.includes(id))]));
  },
};
