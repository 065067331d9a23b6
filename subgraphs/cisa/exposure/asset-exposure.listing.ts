/** Exposures as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import type { RemediationTier } from "../vulnerability/remediation-tier";
import { RemediationTierEnum } from "../vulnerability/remediation-tier-enum";
import { AssetExposure } from "./asset-exposure.entity";

@InputType()
class AssetExposureFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("agencyId"))
  @Field(() => [ID], { nullable: true })
  agencies?: string[] | null;

  @Where(anyOf("vulnerabilityId"))
  @Field(() => [ID], { nullable: true })
  vulnerabilities?: string[] | null;

  @Where(anyOf("tier"))
  @Field(() => [RemediationTierEnum], { nullable: true })
  tiers?: RemediationTier[] | null;

  @Where(holds(({ column }) => column("publiclyExposed")))
  @Field(() => Boolean, { nullable: true })
  publiclyExposed?: boolean | null;

  @Where(holds(({ column }) => `${column("fixedOn")} IS NOT NULL`))
  @Field(() => Boolean, { nullable: true, description: "Remediated." })
  fixed?: boolean | null;

  @Where(
    (wanted: boolean, { column, bind }) => `(${column("fixedOn")} <= ${column("deadline")}) = ${bind(wanted)}::boolean`,
  )
  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: remediated by the deadline. False: remediated after it. What is open or has none is in neither.",
  })
  fixedWithinTier?: boolean | null;

  @Where(holds(({ column }) => `${column("fixedOn")} IS NULL AND ${column("deadline")} < current_date`))
  @Field(() => Boolean, { nullable: true, description: "Open although the deadline is over." })
  overdue?: boolean | null;

  @Where(from("detectedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Detected on this day or later." })
  detectedFrom?: string | null;

  @Where(before("detectedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Detected before this day." })
  detectedBefore?: string | null;

  @Where(from("deadline"))
  @Field(() => DateScalar, { nullable: true, description: "Deadline on this day or later." })
  deadlineFrom?: string | null;

  @Where(before("deadline"))
  @Field(() => DateScalar, { nullable: true, description: "Deadline before this day." })
  deadlineBefore?: string | null;

  @Where(contains("asset"))
  @Field(() => String, { nullable: true, description: "Part of the asset's tag." })
  search?: string | null;
}

export const assetExposures = new Listing<AssetExposure, AssetExposureFilter>({
  of: AssetExposure,
  name: "AssetExposure",
  filter: AssetExposureFilter,
  orders: { DEADLINE: "deadline", DETECTED_ON: "detectedOn", FIXED_ON: "fixedOn" },
  defaultOrder: { field: "DEADLINE", direction: "ASC" },
});
