/** The CISA subgraph: its entities, resolvers, migrations and seeds, wired and nothing else. */
import { cisaMarkingCommands } from "./vulnerability/marking.commands";
import type { Agency } from "../kit/agency";
import { complianceCommands } from "./compliance/compliance-item.commands";
import { ComplianceItem } from "./compliance/compliance-item.entity";
import {
  AgencyComplianceFields,
  ComplianceItemFields,
  ComplianceItemQueries,
  DirectiveComplianceFields,
} from "./compliance/compliance-item.resolver";
import { ComplianceCellFields, ComplianceMatrixQuery } from "./compliance/compliance-matrix.resolver";
import { directiveCommands } from "./directive/directive.commands";
import {
  BindingOperationalDirective,
  Directive,
  EmergencyDirective,
  SupplementalDirection,
} from "./directive/directive.entity";
import {
  DirectiveFields,
  DirectiveQueries,
  EmergencyDirectiveFields,
  ObligationFields,
  RequiredActionFields,
  SupplementalDirectionFields,
} from "./directive/directive.resolver";
import { draftingCommands } from "./directive/drafting.commands";
import { RequiredAction } from "./directive/required-action.entity";
import { exposureCommands } from "./exposure/asset-exposure.commands";
import { AssetExposure } from "./exposure/asset-exposure.entity";
import {
  AgencyExposureFields,
  AssetExposureFields,
  AssetExposureQueries,
  VulnerabilityExposureFields,
} from "./exposure/asset-exposure.resolver";
import { Initial1780358400000 } from "./migrations/0001-initial";
import { Imports1780444800000 } from "./migrations/0002-imports";
import { Commands1780531200000 } from "./migrations/0003-commands";
import { Work1780617600000 } from "./migrations/0004-work";
import { seedDemonstration, seedReference } from "./seed";
import { DefensiveService } from "./service/defensive-service.entity";
import { serviceCommands } from "./service/service-grant.commands";
import { ServiceGrant } from "./service/service-grant.entity";
import {
  DefensiveServiceFields,
  DefensiveServiceQueries,
  OrganizationGrantFields,
  ServiceGrantFields,
  ServiceGrantQueries,
} from "./service/service.resolver";
import { CisaTask, CisaTaskQueries, cisaTaskCommands } from "./task/cisa-task";
import { vulnerabilityCommands } from "./vulnerability/vulnerability.commands";
import { Vulnerability } from "./vulnerability/vulnerability.entity";
import { VulnerabilityFields, VulnerabilityQueries } from "./vulnerability/vulnerability.resolver";
import { taskLifecycle } from "../kit/task/task.transitions";
import { directiveLifecycle } from "./directive/directive.transitions";
import { complianceLifecycle } from "./compliance/compliance-item.transitions";
import { grantLifecycle } from "./service/service-grant.transitions";

export const cisa: Agency = {
  name: "cisa",
  description: "Vulnerabilities, directives, compliance and defensive services.",
  entities: [
    CisaTask,
    Vulnerability,
    Directive,
    BindingOperationalDirective,
    EmergencyDirective,
    SupplementalDirection,
    RequiredAction,
    ComplianceItem,
    AssetExposure,
    DefensiveService,
    ServiceGrant,
  ],
  migrations: [Initial1780358400000, Imports1780444800000, Commands1780531200000, Work1780617600000],
  resolvers: [
    CisaTaskQueries,
    VulnerabilityQueries,
    VulnerabilityFields,
    VulnerabilityExposureFields,
    DirectiveQueries,
    DirectiveFields,
    DirectiveComplianceFields,
    EmergencyDirectiveFields,
    SupplementalDirectionFields,
    RequiredActionFields,
    ComplianceItemQueries,
    ComplianceItemFields,
    ComplianceMatrixQuery,
    ComplianceCellFields,
    AssetExposureQueries,
    AssetExposureFields,
    DefensiveServiceQueries,
    DefensiveServiceFields,
    ServiceGrantQueries,
    ServiceGrantFields,
    AgencyComplianceFields,
    AgencyExposureFields,
    OrganizationGrantFields,
    ObligationFields,
  ],
  importLog: "import_run",
  commands: [
    ...cisaTaskCommands,
    ...vulnerabilityCommands,
    ...cisaMarkingCommands,
    ...draftingCommands,
    ...directiveCommands,
    ...complianceCommands,
    ...exposureCommands,
    ...serviceCommands,
  ],
  lifecycles: {
    CisaTask: taskLifecycle,
    Directive: directiveLifecycle,
    ComplianceItem: complianceLifecycle,
    ServiceGrant: grantLifecycle,
  },
  seedReference,
  seedDemonstration,
};
