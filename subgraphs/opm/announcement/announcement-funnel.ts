/**
 * Where announcements stand, and how long certificates take: by agency or by pathway, one statement for all that a
 * request asks for. It follows from announcements alone, so it tells nothing of people (placement/suppression.ts).
 */
import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Batch } from "../../kit/read/batch";
import { AnnouncementStateEnum } from "./announcement.entity";
import { ANNOUNCEMENT_STATES, type AnnouncementState } from "./announcement.transitions";

@ObjectType({ description: "How many announcements stand in one state, and positions with them." })
class AnnouncementStage {
  @Field(() => AnnouncementStateEnum)
  state: AnnouncementState;

  @Field(() => Int)
  announcements: number;

  @Field(() => Int, { description: "How many people they look for, or looked for." })
  positions: number;
}

@ObjectType({ description: "Announcements from draft to certificate." })
export class AnnouncementFunnel {
  @Field(() => [AnnouncementStage], { description: "Every state, in the order of the lifecycle." })
  stages: AnnouncementStage[];

  @Field(() => Float, {
    nullable: true,
    description: "Median of calendar days from posting to the certificate; null without one.",
  })
  medianDaysToCertificate: number | null;
}

interface Cell extends AnnouncementStage {
  readonly key: string;
  readonly days: number | null;
}

export const funnelByAgency = funnelBy("agency_id");

export const funnelByPathway = funnelBy("pathway_id");

/** @returns the funnel of whom no announcement is known */
export function emptyFunnel(): AnnouncementFunnel {
  return funnelOf([]);
}

function funnelBy(column: "agency_id" | "pathway_id"): Batch<string, AnnouncementFunnel> {
  return {
    async fetch(keys, database) {
      const cells = await database.query<Cell>(
        `SELECT ${column} AS key, state, count(*)::int AS announcements, sum(positions)::int AS positions,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY certificate_issued_on - posted_on) AS days
         FROM announcement WHERE ${column} = ANY($1) GROUP BY ${column}, state`,
        [keys],
      );
      const cellsByKey = Map.groupBy(cells, ({ key }) => key);
      return new Map([...cellsByKey].map(([key, own]) => [key, funnelOf(own)]));
    },
  };
}

function funnelOf(cells: readonly Cell[]): AnnouncementFunnel {
  const cellByState = new Map(cells.map((cell) => [cell.state, cell]));
  return {
    stages: ANNOUNCEMENT_STATES.map((state) => {
      const { announcements = 0, positions = 0 } = cellByState.get(state) ?? {};
      return { state, announcements, positions };
    }),
    medianDaysToCertificate: cellByState.get("CERTIFICATE_ISSUED")?.days ?? null,
  };
}
