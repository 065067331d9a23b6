/** Designations by what they are about: one statement for all models, or all inquiries, of a request. */
import type { Batch } from "../../kit/read/batch";
import { Designation } from "./designation.entity";

/** The designation in force, by model id. */
export const currentDesignationByModel = designationBatch("modelId", ({ supersededAt }) => `${supersededAt} IS NULL`);

/** The determination of an inquiry, by inquiry id. */
export const designationByInquiry = designationBatch("inquiryId", () => "true");

function designationBatch(
  key: "modelId" | "inquiryId",
  condition: (columns: { readonly supersededAt: string }) => string,
): Batch<string, Designation> {
  return {
    async fetch(keys, database) {
      const table = database.table(Designation);
      const rows = await database.query<Designation>(
        `SELECT ${table.select} FROM ${table.from}
         WHERE ${table.column(key).sql} = ANY($1) AND ${condition({ supersededAt: table.column("supersededAt").sql })}`,
        [keys],
      );
      database.hydrate(table, rows);
      return new Map(rows.map((row) => [row[key], row]));
    },
  };
}
