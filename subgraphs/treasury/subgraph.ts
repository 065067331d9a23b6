/** The Treasury's subgraph: its entities, resolvers, migrations and seeds, wired and nothing else. */
import { caseMarkingCommands } from "./vulnerability-case/marking.commands";
import type { Agency } from "../kit/agency";
import { embargoConsentCommands, lapseInvitations } from "./embargo/embargo-consent.commands";
import { embargoCourseCommands, endEmbargoes } from "./embargo/embargo-course.commands";
import { Embargo } from "./embargo/embargo.entity";
import { EmbargoParticipant } from "./embargo/embargo-participant.entity";
import {
  EmbargoFields,
  EmbargoParticipantFields,
  EmbargoParticipantQueries,
  EmbargoQueries,
} from "./embargo/embargo.resolver";
import { fixCommands } from "./fix/fix.commands";
import { Fix } from "./fix/fix.entity";
import { FixFields, FixQueries } from "./fix/fix.resolver";
import { AgencyFields } from "./foreign/agency.resolver";
import { FrontierModelFields } from "./foreign/frontier-model.resolver";
import { OrganizationFields } from "./foreign/organization.resolver";
import { VulnerabilityFields } from "./foreign/vulnerability.resolver";
import { FunnelQueries } from "./funnel/funnel.resolver";
import { Initial1780358400000 } from "./migrations/0001-initial";
import { Commands1780531200000 } from "./migrations/0002-commands";
import { AgencyWork1780617600000 } from "./migrations/0003-agency-work";
import { participationCommands } from "./participation/participation.commands";
import { Participation } from "./participation/participation.entity";
import { ParticipationFields, ParticipationQueries } from "./participation/participation.resolver";
import { distributionCommands } from "./patch-delivery/distribution.commands";
import { noteSilence, patchDeliveryCommands } from "./patch-delivery/patch-delivery.commands";
import { PatchDelivery } from "./patch-delivery/patch-delivery.entity";
import { PatchDeliveryFields, PatchDeliveryQueries } from "./patch-delivery/patch-delivery.resolver";
import { expireScanClaims, scanClaimCommands } from "./scan-claim/scan-claim.commands";
import { ScanClaim } from "./scan-claim/scan-claim.entity";
import { ScanClaimFields, ScanClaimQueries } from "./scan-claim/scan-claim.resolver";
import { seedDemonstration, seedReference } from "./seed";
import { TreasuryTask, TreasuryTaskQueries, treasuryTaskCommands } from "./task/treasury-task";
import { caseIntakeCommands } from "./vulnerability-case/case-intake.commands";
import { caseRemediationCommands } from "./vulnerability-case/case-remediation.commands";
import { VulnerabilityCase } from "./vulnerability-case/vulnerability-case.entity";
import {
  VulnerabilityCaseParts,
  VulnerabilityCaseQueries,
  VulnerabilityCaseReferences,
} from "./vulnerability-case/vulnerability-case.resolver";
import { taskLifecycle } from "../kit/task/task.transitions";
import { participationLifecycle } from "./participation/participation.transitions";
import { scanClaimLifecycle } from "./scan-claim/scan-claim.transitions";
import { vulnerabilityCaseLifecycle } from "./vulnerability-case/vulnerability-case.transitions";
import { embargoLifecycle, embargoParticipantLifecycle } from "./embargo/embargo.transitions";
import { patchDeliveryLifecycle } from "./patch-delivery/patch-delivery.transitions";

export const treasury: Agency = {
  name: "treasury",
  description: "The AI cybersecurity clearinghouse: participants, scans, cases, embargoes, fixes and patches.",
  entities: [
    TreasuryTask,
    Participation,
    ScanClaim,
    VulnerabilityCase,
    Embargo,
    EmbargoParticipant,
    Fix,
    PatchDelivery,
  ],
  migrations: [Initial1780358400000, Commands1780531200000, AgencyWork1780617600000],
  resolvers: [
    TreasuryTaskQueries,
    ParticipationQueries,
    ParticipationFields,
    ScanClaimQueries,
    ScanClaimFields,
    VulnerabilityCaseQueries,
    VulnerabilityCaseReferences,
    VulnerabilityCaseParts,
    EmbargoQueries,
    EmbargoFields,
    EmbargoParticipantQueries,
    EmbargoParticipantFields,
    FixQueries,
    FixFields,
    PatchDeliveryQueries,
    PatchDeliveryFields,
    VulnerabilityFields,
    OrganizationFields,
    AgencyFields,
    FrontierModelFields,
    FunnelQueries,
  ],
  commands: [
    ...treasuryTaskCommands,
    ...participationCommands,
    ...scanClaimCommands,
    ...caseIntakeCommands,
    ...caseRemediationCommands,
    ...caseMarkingCommands,
    ...embargoConsentCommands,
    ...embargoCourseCommands,
    ...fixCommands,
    ...distributionCommands,
    ...patchDeliveryCommands,
  ],
  duties: [expireScanClaims, lapseInvitations, endEmbargoes, noteSilence],
  importLog: "import_run",
  lifecycles: {
    TreasuryTask: taskLifecycle,
    Participation: participationLifecycle,
    ScanClaim: scanClaimLifecycle,
    VulnerabilityCase: vulnerabilityCaseLifecycle,
    Embargo: embargoLifecycle,
    EmbargoParticipant: embargoParticipantLifecycle,
    PatchDelivery: patchDeliveryLifecycle,
  },
  seedReference,
  seedDemonstration,
};
