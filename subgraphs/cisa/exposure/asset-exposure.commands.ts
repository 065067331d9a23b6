/**
 * Commands on exposures, given by the agency that runs the asset, or by CISA for it: record, change, mark fixed. Tier
 * and deadline follow at once.
 */
import { HubError } from "../../../common/errors";
import { day, recordId, text } from "../../kit/command/checks";
import { type Command, creation, recordChange } from "../../kit/command/command";
import { agencyOf, eitherOf } from "../../kit/command/permit";
import type { Work } from "../../kit/command/work";
import { boundAgency } from "../compliance/binding";
import { cisaAnalysts } from "../permits";
import { Vulnerability } from "../vulnerability/vulnerability.entity";
import { assess } from "./assessment";
import { AssetExposure } from "./asset-exposure.entity";
import { ChangeExposureInput, MarkExposureFixedInput, RecordExposureInput } from "./asset-exposure.inputs";

const OWNER = "the agency that runs the asset";
const byOwnerOrCisa = eitherOf(
  agencyOf<AssetExposure>(OWNER, ({ agencyId }) => agencyId),
  cisaAnalysts,
);

const recordExposure = creation({
  name: "recordExposure",
  description: "Records a vulnerability on an asset, with its tier and deadline under BOD 26-04.",
  of: AssetExposure,
  input: RecordExposureInput,
  checks: { vulnerability: recordId(), agency: recordId(), asset: text(100), detectedOn: day().nullish() },
  by: eitherOf(
    agencyOf<RecordExposureInput>(OWNER, ({ agency }) => agency),
    cisaAnalysts,
  ),
  action: "detect",
  id: "exposure",
  async create(work, { agency, asset, publiclyExposed, ...input }) {
    const { id: agencyId } = boundAgency(agency);
    const detectedOn = input.detectedOn ?? work.today;
    if (detectedOn > work.today) {
      throw new HubError("BAD_USER_INPUT", "input.detectedOn must not be after today.", {
        remedy: "Record the detection when it has happened.",
      });
    }
    const vulnerability = await work.find(Vulnerability, input.vulnerability);
    const detection = { asset, publiclyExposed, detectedOn };
    return { vulnerabilityId: vulnerability.id, agencyId, ...detection, ...assess(vulnerability, detection) };
  },
});

const changeExposure = lockingVulnerabilityFirst(
  recordChange({
    name: "changeExposure",
    description: "Tells that an asset is, or is no longer, publicly exposed; tier and deadline follow.",
    of: AssetExposure,
    input: ChangeExposureInput,
    by: byOwnerOrCisa,
    action: "changeExposure",
    async change({ record, input: { publiclyExposed }, work }) {
      assertOpen(record);
      const vulnerability = await work.find(Vulnerability, record.vulnerabilityId);
      const { detectedOn } = record;
      return { publiclyExposed, ...assess(vulnerability, { publiclyExposed, detectedOn }) };
    },
  }),
);

const markExposureFixed = recordChange({
  name: "markExposureFixed",
  description: "Tells that the vulnerability is remediated on the asset, today.",
  of: AssetExposure,
  input: MarkExposureFixedInput,
  by: byOwnerOrCisa,
  action: "fix",
  change({ record, work }) {
    assertOpen(record);
    return { fixedOn: work.today };
  },
});

export const exposureCommands: readonly Command[] = [recordExposure, changeExposure, markExposureFixed];

/** @throws RULE_VIOLATED for what is remediated: its record stays as it was */
function assertOpen({ id, fixedOn }: AssetExposure): void {
  if (fixedOn === null) return;
  throw new HubError("RULE_VIOLATED", `${id} was fixed on ${fixedOn}; it stays as recorded.`, {
    remedy: "Record a new exposure where the vulnerability is back.",
  });
}

/** Imports lock vulnerabilities before their exposures; in the same order, neither waits for the other in a circle. */
function lockingVulnerabilityFirst(command: Command): Command {
  return {
    ...command,
    async run(work: Work, input) {
      const { id } = input as ChangeExposureInput;
      await work.query(
        `SELECT FROM vulnerability v JOIN asset_exposure e ON e.vulnerability_id = v.id WHERE e.id = $1 FOR UPDATE OF v`,
        [id],
      );
      return command.run(work, input);
    },
  };
}
