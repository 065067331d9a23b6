/**
 * The commands of referrals: an agency refers, DOJ accepts or declines. A referral is made by a person and by nothing
 * else, and becomes an investigation by a command of its own (investigation/investigation.commands.ts).
 */
import { recordId, several, text } from "../../kit/command/checks";
import { type Command, creation, transition } from "../../kit/command/command";
import { assertDistrict } from "../district/find-district";
import { officersOfAgencies, prosecutors } from "../permits";
import { Referral } from "./referral.entity";
import { AcceptReferralInput, DeclineReferralInput, ReferInput } from "./referral.inputs";
import { referralLifecycle } from "./referral.transitions";

const SUMMARY_LENGTH = 1_000;

export const referralCommands: readonly Command[] = [
  creation({
    name: "refer",
    description: "Brings conduct that may be criminal before DOJ, for the caller's own agency.",
    of: Referral,
    input: ReferInput,
    checks: {
      summary: text(SUMMARY_LENGTH),
      organizationIds: several(recordId(), { fewest: 0 }),
      vulnerabilityIds: several(recordId(), { fewest: 0 }),
    },
    by: officersOfAgencies,
    id: "referral",
    create: ({ caller, today }, { summary, organizationIds, vulnerabilityIds }) => ({
      summary,
      organizationIds,
      vulnerabilityIds,
      state: referralLifecycle.initial,
      agencyId: caller.office,
      receivedOn: today,
    }),
  }),
  transition({
    name: "acceptReferral",
    description: "Accepts a referral, so that an investigation may take it up.",
    of: Referral,
    input: AcceptReferralInput,
    checks: { districtId: recordId().nullish() },
    by: prosecutors,
    lifecycle: referralLifecycle,
    action: "accept",
    async change({ record, input, work }) {
      const districtId = input.districtId ?? record.districtId;
      if (districtId !== null) await assertDistrict(work, districtId);
      return { districtId, decidedOn: work.today };
    },
  }),
  transition({
    name: "declineReferral",
    description: "Declines a referral, and says why.",
    of: Referral,
    input: DeclineReferralInput,
    checks: { reason: text(SUMMARY_LENGTH) },
    by: prosecutors,
    lifecycle: referralLifecycle,
    action: "decline",
    change: ({ input, work }) => ({ declineReason: input.reason, decidedOn: work.today }),
  }),
];
