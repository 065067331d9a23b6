/** What is kept of each import: the run, and what became of each row of its file. */
import type { Client } from "pg";
import { invariant } from "../../../common/invariant";
import { copyInto } from "../database/copy-into";
import { type RowReceipt, countOutcomes } from "./import-report";
import type { SourceText } from "./source/read-source";

export interface FinishedRun {
  readonly kind: string;
  readonly source: SourceText;
  readonly edition: string | null;
  readonly releasedAt: string | null;
  readonly receipts: readonly RowReceipt[];
}

/** @returns the run's key in `import_run` */
export async function writeReceipts(client: Client, run: FinishedRun): Promise<number> {
  const { source, receipts } = run;
  const counts = countOutcomes(receipts);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO import_run (kind, source, bytes, sha256, edition, released_at,
       rows, added, changed, unchanged, kept_newer, skipped, rejected)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
    [
      run.kind,
      source.name,
      source.bytes,
      source.sha256,
      run.edition,
      run.releasedAt,
      counts.rows,
      counts.added,
      counts.changed,
      counts.unchanged,
      counts.keptNewer,
      counts.skipped,
      counts.rejected,
    ],
  );
  const id = rows[0]?.id;
  invariant(id !== undefined, "An inserted run has an id.");
  await copyInto(
    client,
    { table: "import_receipt", columns: ["run_id", "row", "subject", "outcome", "detail"] },
    receipts.map(({ row, id: subject, outcome, detail }) => [id, row, subject, outcome, detail]),
  );
  return Number(id);
}
