/** How an obligation stands, what it still waits for, and whether that fits into the days left. */
import { Field, Int, ObjectType } from "type-graphql";
import type { Batch } from "../../kit/read/batch";
import type { RequestDatabase } from "../../kit/read/request-database";
import { DateScalar } from "../../kit/schema/scalars";
import { OBLIGATION_OUTLOOK } from "./outlook-statement";

@ObjectType({ description: "How an obligation stands, and what it still waits for." })
export class ObligationOutlook {
  obligationId: string;

  /** Tasks of the critical path, the one to deliver first in front. */
  pathIds: string[];

  @Field(() => Int, { description: "Tasks of all agencies for the obligation." })
  tasksTotal: number;

  @Field(() => Int, { description: "Neither delivered nor superseded." })
  tasksOpen: number;

  @Field(() => Int, { description: "Open after their own due day." })
  tasksOverdue: number;

  @Field(() => Int)
  tasksBlocked: number;

  @Field(() => DateScalar, { nullable: true, description: "Latest due day on the critical path." })
  pathDueOn: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Days from today to the due day, negative once it is over; null for standing obligations.",
  })
  daysLeft: number | null;

  @Field({ description: "The due day is over and something is still open." })
  overdue: boolean;

  @Field({
    description:
      "Not overdue yet, and the critical path does not fit: a task on it is due after the obligation, or it has more tasks than there are days left, today included.",
  })
  atRisk: boolean;
}

interface OutlookFilter {
  readonly ids?: readonly string[] | null | undefined;
  readonly overdue?: boolean | null | undefined;
  readonly atRisk?: boolean | null | undefined;
}

/** The earliest due first, standing obligations last. */
export async function obligationOutlooks(
  database: RequestDatabase,
  { ids = null, overdue = null, atRisk = null }: OutlookFilter,
): Promise<ObligationOutlook[]> {
  return database.query<ObligationOutlook>(OBLIGATION_OUTLOOK, [ids, overdue, atRisk]);
}

export const outlookByObligation: Batch<string, ObligationOutlook> = {
  async fetch(ids, database) {
    const rows = await obligationOutlooks(database, { ids });
    return new Map(rows.map((row) => [row.obligationId, row]));
  },
};
