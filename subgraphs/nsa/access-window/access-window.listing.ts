/** Access windows as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { AccessWindow, AccessWindowStateEnum } from "./access-window.entity";
import type { AccessWindowState } from "./access-window.transitions";

@InputType()
class AccessWindowFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [AccessWindowStateEnum], { nullable: true })
  states?: AccessWindowState[] | null;

  @Where(anyOf("modelId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the models." })
  models?: string[] | null;

  @Where(anyOf("developerId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the developing organizations." })
  developers?: string[] | null;

  @Where(anyOf("receivingAgencyId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the agencies that get access." })
  receivingAgencies?: string[] | null;

  @Where(from("opensAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Opens at this instant or later." })
  opensFrom?: Date | null;

  @Where(before("opensAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Opens before this instant." })
  opensBefore?: Date | null;

  @Where(from("closesAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Closes at this instant or later." })
  closesFrom?: Date | null;

  @Where(before("closesAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Closes before this instant." })
  closesBefore?: Date | null;

  @Where(
    holds(
      ({ column }) => `NOT EXISTS (SELECT FROM safeguard_attestation s
        WHERE s.window_id = ${column("id")} AND s.state <> 'ATTESTED')`,
    ),
  )
  @Field(() => Boolean, { nullable: true, description: "All five safeguards are attested." })
  safeguardsComplete?: boolean | null;
}

export const accessWindows = new Listing({
  of: AccessWindow,
  name: "AccessWindow",
  filter: AccessWindowFilter,
  orders: { CLOSES_AT: "closesAt", OPENS_AT: "opensAt", OFFERED_AT: "offeredAt", STATE: "state" },
  defaultOrder: { field: "CLOSES_AT", direction: "ASC" },
});
