/** The NSA subgraph: its entities, resolvers, commands, migrations and seeds, wired and nothing else. */
import { nsaMarkingCommands } from "./benchmark-run/marking.commands";
import type { Agency } from "../kit/agency";
import type { Command } from "../kit/command/command";
import { accessWindowCommands } from "./access-window/access-window.commands";
import { closeAtEnd } from "./access-window/close-at-end";
import { recordConsultation } from "./consultation/consultation.commands";
import { DEFAULT_CONSULTEES } from "./coverage-inquiry/consultees";
import { submitInquiry, withdrawInquiry } from "./coverage-inquiry/coverage-inquiry.commands";
import { determineCoverage } from "./designation/designation.commands";
import { discoveryCommands } from "./frontier-model/discovery.commands";
import { modelCommands } from "./frontier-model/frontier-model.commands";
import { recordRelease } from "./frontier-model/release.commands";
import { attestSafeguard } from "./safeguard-attestation/safeguard-attestation.commands";
import { trustedPartnershipCommands } from "./trusted-partnership/trusted-partnership.commands";
import { AccessWindow } from "./access-window/access-window.entity";
import { AccessWindowFields, AccessWindowQueries } from "./access-window/access-window.resolver";
import { BenchmarkRun } from "./benchmark-run/benchmark-run.entity";
import { BenchmarkRunFields, BenchmarkRunQueries } from "./benchmark-run/benchmark-run.resolver";
import { Consultation } from "./consultation/consultation.entity";
import { ConsultationFields, ConsultationQueries } from "./consultation/consultation.resolver";
import { CoverageInquiry } from "./coverage-inquiry/coverage-inquiry.entity";
import { CoverageInquiryFields, CoverageInquiryQueries } from "./coverage-inquiry/coverage-inquiry.resolver";
import { Designation } from "./designation/designation.entity";
import { DesignationFields, DesignationQueries } from "./designation/designation.resolver";
import { OrganizationStub } from "./foreign/organization";
import { OrganizationModels } from "./foreign/organization.resolver";
import { VulnerabilityStub } from "./foreign/vulnerability";
import { VulnerabilityDiscoverers } from "./foreign/vulnerability.resolver";
import { Discovery } from "./frontier-model/discovery.entity";
import { FrontierModel } from "./frontier-model/frontier-model.entity";
import { FrontierModelFields, FrontierModelQueries } from "./frontier-model/frontier-model.resolver";
import { Initial1780358400000 } from "./migrations/0001-initial";
import { Commands1780531200000 } from "./migrations/0002-commands";
import { MarkedDiscoveries1780617600000 } from "./migrations/0003-marked-discoveries";
import { SafeguardAttestation } from "./safeguard-attestation/safeguard-attestation.entity";
import {
  SafeguardAttestationFields,
  SafeguardAttestationQueries,
} from "./safeguard-attestation/safeguard-attestation.resolver";
import { seedDemonstration, seedReference } from "./seed";
import { NsaTask, NsaTaskQueries, nsaTaskCommands } from "./task/nsa-task";
import { TrustedPartnership } from "./trusted-partnership/trusted-partnership.entity";
import {
  TrustedPartnershipFields,
  TrustedPartnershipQueries,
} from "./trusted-partnership/trusted-partnership.resolver";
import { taskLifecycle } from "../kit/task/task.transitions";
import { coverageInquiryLifecycle } from "./coverage-inquiry/coverage-inquiry.transitions";
import { accessWindowLifecycle } from "./access-window/access-window.transitions";
import { trustedPartnershipLifecycle } from "./trusted-partnership/trusted-partnership.transitions";
import { safeguardAttestationLifecycle } from "./safeguard-attestation/safeguard-attestation.transitions";

/** What an installation can set. */
interface NsaSettings {
  /** Ids of the agencies that are consulted before a determination; at least one. */
  readonly consultees: readonly string[];
}

/** The subgraph of an installation that consults others than by default. */
export function nsaWith({ consultees }: NsaSettings): Agency {
  return { ...nsa, commands: commandsWith(consultees) };
}

function commandsWith(consultees: readonly string[]): readonly Command[] {
  return [
    ...nsaTaskCommands,
    ...modelCommands,
    ...discoveryCommands,
    recordRelease,
    submitInquiry(consultees),
    withdrawInquiry,
    recordConsultation,
    determineCoverage,
    ...accessWindowCommands,
    attestSafeguard,
    ...trustedPartnershipCommands,
    ...nsaMarkingCommands,
  ];
}

export const nsa: Agency = {
  name: "nsa",
  description: "Frontier models: coverage inquiries, designations, early access, trusted partners, safeguards.",
  entities: [
    NsaTask,
    FrontierModel,
    Discovery,
    BenchmarkRun,
    CoverageInquiry,
    Consultation,
    Designation,
    AccessWindow,
    SafeguardAttestation,
    TrustedPartnership,
  ],
  migrations: [Initial1780358400000, Commands1780531200000, MarkedDiscoveries1780617600000],
  resolvers: [
    NsaTaskQueries,
    FrontierModelQueries,
    FrontierModelFields,
    BenchmarkRunQueries,
    BenchmarkRunFields,
    CoverageInquiryQueries,
    CoverageInquiryFields,
    ConsultationQueries,
    ConsultationFields,
    DesignationQueries,
    DesignationFields,
    AccessWindowQueries,
    AccessWindowFields,
    SafeguardAttestationQueries,
    SafeguardAttestationFields,
    TrustedPartnershipQueries,
    TrustedPartnershipFields,
    OrganizationModels,
    VulnerabilityDiscoverers,
  ],
  orphanedTypes: [OrganizationStub, VulnerabilityStub],
  commands: commandsWith(DEFAULT_CONSULTEES),
  duties: [closeAtEnd],
  lifecycles: {
    NsaTask: taskLifecycle,
    CoverageInquiry: coverageInquiryLifecycle,
    AccessWindow: accessWindowLifecycle,
    TrustedPartnership: trustedPartnershipLifecycle,
    SafeguardAttestation: safeguardAttestationLifecycle,
  },
  seedReference,
  seedDemonstration,
};
