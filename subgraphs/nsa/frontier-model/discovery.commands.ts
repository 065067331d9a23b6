/**
 * What models find. Who found a vulnerability is controlled from the first, and public once its originator says so.
 * Not here: cases about it, which are Treasury's.
 */
import { randomUUID } from "node:crypto";
import { HubError } from "../../../common/errors";
import { recordId } from "../../kit/command/checks";
import { recordChange } from "../../kit/command/command";
import { assertOriginator } from "../../kit/command/marking-commands";
import { noRecord } from "../../kit/command/no-record";
import { eitherOf } from "../../kit/command/permit";
import type { Work } from "../../kit/command/work";
import { nsaOfficer, theDeveloper } from "../permits";
import { CONTROLLED, Discovery, PUBLIC } from "./discovery.entity";
import { FrontierModel } from "./frontier-model.entity";
import { PublishDiscoveryInput, RecordDiscoveryInput } from "./frontier-model.inputs";

const common = {
  of: FrontierModel,
  checks: { vulnerabilityId: recordId() },
  by: eitherOf(theDeveloper, nsaOfficer),
  change: () => ({}),
};

const recordDiscovery = recordChange({
  ...common,
  name: "recordDiscovery",
  description:
    "Notes that the model found a vulnerability. Its developer and federal officers are told; publishDiscovery tells everybody.",
  input: RecordDiscoveryInput,
  action: "recordDiscovery",
  async afterwards({ record: { id: modelId, name, developerId }, input: { vulnerabilityId }, work }) {
    if ((await discoveriesOf(work, modelId, vulnerabilityId)).length > 0) {
      throw new HubError("CONFLICT", `It is noted already that ${name} found ${vulnerabilityId}.`);
    }
    const id = `discovery-${randomUUID()}`;
    await work.create(Discovery, { id, vulnerabilityId, modelId, developerId, ...CONTROLLED }, "record");
  },
});

const publishDiscovery = recordChange({
  ...common,
  name: "publishDiscovery",
  description: "Says that a vulnerability is public, so that everybody is told that the model found it.",
  input: PublishDiscoveryInput,
  action: "publishDiscovery",
  async afterwards({ record, input: { vulnerabilityId }, work }) {
    const [discovery] = await discoveriesOf(work, record.id, vulnerabilityId);
    if (discovery === undefined) throw noRecord(Discovery.name, vulnerabilityId);
    await assertOriginator(work, discovery, "nsa");
    await work.change(discovery, "publish", PUBLIC);
  },
});

export const discoveryCommands = [recordDiscovery, publishDiscovery];

/** One at most. */
async function discoveriesOf(work: Work, modelId: string, vulnerabilityId: string): Promise<Discovery[]> {
  return work.findAll(Discovery, "t.model_id = $1 AND t.vulnerability_id = $2", [modelId, vulnerabilityId]);
}
