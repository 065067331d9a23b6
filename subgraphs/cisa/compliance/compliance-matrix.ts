/**
 * Compliance by directive and agency, as one table: where each agency stands with each directive.
 * In: directives and agencies to look at. Out: the cells that have items, in one statement.
 */
import { Field, ObjectType } from "type-graphql";
import type { RequestDatabase } from "../../kit/read/request-database";
import { ComplianceItem } from "./compliance-item.entity";
import { ComplianceSummary, summarySql } from "./compliance-summary";

@ObjectType({ description: "Where one agency stands with one directive, counted." })
export class ComplianceCell {
  directiveId: string;
  agencyId: string;

  @Field(() => ComplianceSummary)
  summary: ComplianceSummary;
}

export interface MatrixBounds {
  /** Directives in force when null. */
  readonly directives: readonly string[] | null;
  /** All when null. */
  readonly agencies: readonly string[] | null;
}

/** Ordered by directive, then by agency. */
export async function complianceMatrix(
  { directives, agencies }: MatrixBounds,
  database: RequestDatabase,
): Promise<ComplianceCell[]> {
  const item = database.table(ComplianceItem);
  const column = (property: string) => item.column(property).sql;
  const rows = await database.query<ComplianceSummary & Pick<ComplianceCell, "directiveId" | "agencyId">>(
    `SELECT ${column("directiveId")} AS "directiveId", ${column("agencyId")} AS "agencyId", ${summarySql({ column })}
     FROM ${item.from}
     WHERE ($2::text[] IS NULL OR ${column("agencyId")} = ANY($2)) AND CASE WHEN $1::text[] IS NULL
       THEN ${column("directiveId")} IN (SELECT id FROM directive WHERE state = 'ISSUED')
       ELSE ${column("directiveId")} = ANY($1) END
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [directives, agencies],
  );
  return rows.map(({ directiveId, agencyId, ...summary }) =>
    Object.assign(new ComplianceCell(), { directiveId, agencyId, summary }),
  );
}
