/** Scan claims as a list: what deconfliction asks for. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { isAmong } from "../../kit/record/transitions";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { ScanClaim, ScanClaimStateEnum } from "./scan-claim.entity";
import { LIVE_CLAIM_STATES } from "./scan-claim.transitions";

@InputType({ description: "Which scan claims a list holds." })
class ScanClaimFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [ScanClaimStateEnum], { nullable: true })
  states?: string[] | null;

  @Where(holds(({ column }) => isAmong(column("state"), LIVE_CLAIM_STATES)))
  @Field(() => Boolean, { nullable: true, description: "Claimed or running." })
  live?: boolean | null;

  @Where(anyOf("participantId"))
  @Field(() => [ID], { nullable: true, description: "Of these organizations." })
  participants?: string[] | null;

  @Where(anyOf("caseId"))
  @Field(() => [ID], { nullable: true, description: "That led to these cases." })
  cases?: string[] | null;

  @Where(anyOf("target"))
  @Field(() => [String], { nullable: true, description: "On exactly these targets." })
  targets?: string[] | null;

  @Where((instant, { column, bind }) => {
    const at = `${bind(instant)}::timestamptz`;
    return `${column("startsAt")} <= ${at} AND ${column("endsAt")} > ${at}`;
  })
  @Field(() => DateTimeScalar, { nullable: true, description: "Whose time includes this instant." })
  at?: Date | null;

  @Where(from("endsAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Ending at this instant or later." })
  endsFrom?: Date | null;

  @Where(before("endsAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Ending before this instant." })
  endsBefore?: Date | null;

  @Where(contains("target"))
  @Field(() => String, { nullable: true, description: "Words of the target." })
  search?: string | null;
}

export const scanClaims = new Listing({
  of: ScanClaim,
  name: "ScanClaim",
  filter: ScanClaimFilter,
  orders: { STARTS_AT: "startsAt", ENDS_AT: "endsAt", TARGET: "target" },
  defaultOrder: { field: "STARTS_AT", direction: "DESC" },
});
