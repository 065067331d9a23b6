/**
 * What the oracle expects each subgraph to serve: every type with every field. A field of the served schema without a
 * word here fails the matrix, so that nothing new is reachable before somebody said how it is judged:
 *
 *     name         the record's own; readable where the record is
 *     name>Type    leads to records or values of that type; each of these is judged for itself
 *     name#        a figure over other records, which counts the readable ones and no others
 *     name#Type    a value that holds such figures
 */
import type { SubgraphName } from "../../../common/subgraph-names";

export const SCHEMA_ROWS: Readonly<Record<SubgraphName, Readonly<Record<string, string>>>> = {
  coordination: {
    Agency:
      "acronym civilianExecutive codes>AgencyCode components>Agency history id kind marking name obligations>Obligation parent>Agency provenance taskSummary#AgencyTaskSummary tasks>Task version",
    AgencyCode: "scheme value",
    AgencyTaskSummary: "asOf# blocked# delivered# deliveredLate# open# overdue# superseded#",
    AuditCheckpoint: "at chains number signature statement",
    AuditEntry:
      "action agency at code correlationId decision deed fields id ids kind lacksOutcome office operation position purpose recordType recordsMarking roles shard subject",
    CisaTask: "agency>Agency dependents>TaskDependency dependsOn>TaskDependency id obligation>Obligation",
    DojTask: "agency>Agency dependents>TaskDependency dependsOn>TaskDependency id obligation>Obligation",
    ExecutiveOrder: "citation id obligations>Obligation signedOn title",
    NsaTask: "agency>Agency dependents>TaskDependency dependsOn>TaskDependency id obligation>Obligation",
    Obligation:
      "consults>Agency deliveredLate# deliveredOn# dueOn history id leads>Agency marking outlook#ObligationOutlook overdue# provenance section standing tasks>Task title trackedBy>Agency version",
    ObligationOutlook:
      "asOf# atRisk# criticalPath>Task daysLeft# obligation>Obligation overdue# pathDueOn# tasksBlocked# tasksOpen# tasksOverdue# tasksTotal#",
    OpmTask: "agency>Agency dependents>TaskDependency dependsOn>TaskDependency id obligation>Obligation",
    Organization: "domain history id kind locality marking name provenance sector state version",
    Query:
      "agencies>Agency agency>Agency auditCheckpoints>AuditCheckpoint auditEntries>AuditEntry executiveOrder>ExecutiveOrder obligation>Obligation obligationOutlook#ObligationOutlook obligations>Obligation organization>Organization organizations>Organization task>Task tasks>Task",
    Task: "agency>Agency dependents>TaskDependency dependsOn>TaskDependency id obligation>Obligation",
    TaskDependency: "dependsOn>Task history id marking provenance task>Task version",
    TreasuryTask: "agency>Agency dependents>TaskDependency dependsOn>TaskDependency id obligation>Obligation",
  },
  treasury: {
    AffectedProduct: "ecosystem fixedIn introducedIn name vendor versions",
    Agency: "id patchDeliveries>PatchDelivery",
    ClearinghouseFunnel:
      "asOf# cases# medianDaysToDistribute# medianDaysToValidate# openCases# overdueDeliveries# stages#ClearinghouseFunnelStage undeliveredPatches#",
    ClearinghouseFunnelStage: "cases# medianAgeDays# oldestAgeDays# state#",
    DeliverySummary: "acknowledged# applied# declined# noResponse# queued# sent# total#",
    Embargo:
      "activeAt case>VulnerabilityCase endsAt exitedAt history id inForce marking participants>EmbargoParticipant proposedAt provenance revisedEndsAt revisedTerms state terms version",
    EmbargoParticipant:
      "decidedAt embargo>Embargo history id invitedAt marking organization>Organization provenance state version",
    Fix: "artefact case>VulnerabilityCase deliveries>PatchDelivery history id marking provenance sha256 signature signingKey submittedAt submittedBy>Organization verified verifiedAt version",
    FrontierModel: "discoveries>VulnerabilityCase id",
    KevEntry: "dateAdded",
    Organization: "id participation>Participation patchDeliveries>PatchDelivery",
    Participation:
      "activatedAt history id invitedAt marking organization>Organization provenance roles scanClaims>ScanClaim state version withdrawnAt",
    PatchDelivery:
      "acknowledgedAt agency>Agency appliedAt case>VulnerabilityCase declineReason declinedAt fix>Fix history id marking organization>Organization provenance queuedAt sentAt state undelivered version",
    PriorityConflict: "case>VulnerabilityCase detail expected kind",
    Query:
      "clearinghouseFunnel#ClearinghouseFunnel embargo>Embargo embargoParticipant>EmbargoParticipant embargoParticipants>EmbargoParticipant embargoes>Embargo fix>Fix fixes>Fix participation>Participation participations>Participation patchDeliveries>PatchDelivery patchDelivery>PatchDelivery scanClaim>ScanClaim scanClaims>ScanClaim treasuryTask>TreasuryTask treasuryTasks>TreasuryTask vulnerabilityCase>VulnerabilityCase vulnerabilityCases>VulnerabilityCase",
    ScanClaim:
      "case>VulnerabilityCase claimedAt endedAt endsAt history id live marking participant>Organization provenance startsAt state target version",
    SsvcPoints: "automatable exploitation technicalImpact",
    Task: "deliveredLate deliveredOn dueOn id overdue state title",
    TreasuryTask:
      "blockedBy deliveredLate deliveredOn dueOn evidence history id marking overdue provenance state title version",
    Vulnerability:
      "cases>VulnerabilityCase distributionPriority# id kev>KevEntry priorityConflicts>PriorityConflict ssvc>SsvcPoints",
    VulnerabilityCase:
      "affected>AffectedProduct aliases closedAt deliveries>PatchDelivery deliverySummary#DeliverySummary discoveredBy>FrontierModel duplicateOf>VulnerabilityCase embargo>Embargo evidence fixes>Fix history id maintainer>Organization marking open priority provenance rejectionReason reportedAt reportedBy>Organization scanClaims>ScanClaim state summary title validatedAt version vulnerability>Vulnerability",
  },
  nsa: {
    AccessWindow:
      "closesAt developer>Organization endedAt history id marking model>FrontierModel offeredAt opensAt plannedReleaseAt provenance receivingAgency>Agency safeguards>SafeguardAttestation safeguardsComplete# state version",
    Agency: "id",
    BenchmarkRun:
      "finishedAt history id marking model>FrontierModel provenance scenarioCount solvedCount startedAt suite version",
    Consultation: "agency>Agency history id inquiry>CoverageInquiry marking provenance recordedAt remarks version view",
    CoverageInquiry:
      "consultations>Consultation consultees>Agency designation>Designation developer>Organization endedAt history id marking model>FrontierModel outstandingConsultees>Agency provenance question state submittedAt version",
    Designation:
      "determinedAt history id inquiry>CoverageInquiry marking model>FrontierModel outcome provenance summary supersededAt version",
    FrontierModel:
      "accessWindows>AccessWindow benchmarkRuns>BenchmarkRun covered# designation>Designation developer>Organization history id inquiries>CoverageInquiry marking name partnerships>TrustedPartnership plannedReleaseAt provenance purpose releasedAt version",
    NsaTask:
      "blockedBy deliveredLate deliveredOn dueOn evidence history id marking overdue provenance state title version",
    Organization: "id models>FrontierModel",
    Query:
      "accessWindow>AccessWindow accessWindows>AccessWindow benchmarkRun>BenchmarkRun benchmarkRuns>BenchmarkRun consultation>Consultation consultations>Consultation coverageInquiries>CoverageInquiry coverageInquiry>CoverageInquiry designation>Designation designations>Designation frontierModel>FrontierModel frontierModels>FrontierModel nsaTask>NsaTask nsaTasks>NsaTask safeguardAttestation>SafeguardAttestation safeguardAttestations>SafeguardAttestation trustedPartnership>TrustedPartnership trustedPartnerships>TrustedPartnership",
    SafeguardAttestation: "attestedAt history id kind marking provenance state statement version window>AccessWindow",
    Task: "deliveredLate deliveredOn dueOn id overdue state title",
    TrustedPartnership:
      "developer>Organization developerAgreedAt endedAt governmentAgreedAt history id marking model>FrontierModel partner>Organization proposedAt provenance purpose state version",
    Vulnerability: "discoveredBy>FrontierModel id",
  },
  cisa: {
    Agency: "acronym compliance>ComplianceItem complianceSummary#AgencyCompliance exposures>AssetExposure id name",
    AgencyCompliance: "exposuresOpen# exposuresOverdue# late# oldestLateOn# open# total# verified#",
    AssetExposure:
      "agency>Agency asset deadline detectedOn fixedOn fixedWithinTier history id marking overdue provenance publiclyExposed tier version vulnerability>Vulnerability",
    BindingOperationalDirective:
      "civilian compliance>ComplianceItem complianceSummary#ComplianceSummary endedOn history id issuedOn kind marking number obligations>Obligation provenance requiredActions>RequiredAction state summary supersededBy>Directive supersedes>Directive title url version",
    CisaTask:
      "blockedBy deliveredLate deliveredOn dueOn evidence history id marking overdue provenance state title version",
    ComplianceCell: "agency>Agency directive>Directive summary>ComplianceSummary",
    ComplianceItem:
      "agency>Agency closedOn directive>Directive dueOn history id late marking provenance report reportedOn returnReason state subject verifiedOn version",
    ComplianceSummary: "inProgress# late# notStarted# oldestLateOn# reported# returned# total# verified#",
    DefensiveService:
      "aiEnabled audiences grants>ServiceGrant history id includesCoveredModels marking models>FrontierModel name provenance summary version",
    Directive:
      "civilian compliance>ComplianceItem complianceSummary#ComplianceSummary endedOn history id issuedOn kind marking number obligations>Obligation provenance requiredActions>RequiredAction state summary supersededBy>Directive supersedes>Directive title url version",
    EmergencyDirective:
      "civilian compliance>ComplianceItem complianceSummary#ComplianceSummary endedOn history id issuedOn kind marking number obligations>Obligation provenance requiredActions>RequiredAction state summary supersededBy>Directive supersedes>Directive supplementalDirections>SupplementalDirection threat title url version",
    FrontierModel: "id",
    KevEntry: "catalogVersion dateAdded dueDate notes ransomwareUse requiredAction",
    Obligation: "directives>Directive id",
    Organization: "id serviceGrants>ServiceGrant",
    Query:
      "assetExposure>AssetExposure assetExposures>AssetExposure cisaTask>CisaTask cisaTasks>CisaTask complianceItem>ComplianceItem complianceItems>ComplianceItem complianceMatrix#ComplianceCell defensiveService>DefensiveService defensiveServices>DefensiveService directive>Directive directives>Directive serviceGrant>ServiceGrant serviceGrants>ServiceGrant vulnerabilities>Vulnerability vulnerability>Vulnerability",
    RequiredAction: "cadence directive>Directive dueOn history id marking ordinal provenance text version",
    ServiceGrant:
      "activeFrom decidedOn declineReason endedOn history id marking provenance purpose recipient>Organization requestedOn service>DefensiveService state version",
    SsvcPoints: "automatable exploitation technicalImpact",
    SupplementalDirection:
      "civilian compliance>ComplianceItem complianceSummary#ComplianceSummary endedOn history id issuedOn kind marking number obligations>Obligation provenance requiredActions>RequiredAction state summary supersededBy>Directive supersedes>Directive supplements>Directive title url version",
    Task: "deliveredLate deliveredOn dueOn id overdue state title",
    Vulnerability:
      "cveId cveYear cwes description directives>Directive exposures>AssetExposure history id kev>KevEntry marking product provenance remediationTier ssvc>SsvcPoints title vendor version",
  },
  opm: {
    Agency: "hiring#AgencyHiring id",
    AgencyHiring:
      "agency>Agency announcements>Announcement funnel#AnnouncementFunnel medianDaysToHire# openPositions# placements# placementsByState#PlacementCount",
    Announcement:
      "agency>Agency certificateIssuedOn closesOn grade history id marking pathway>HiringPathway positions postedOn provenance recruiting state title version workRole>WorkRole",
    AnnouncementFunnel: "medianDaysToCertificate# stages#AnnouncementStage",
    AnnouncementStage: "announcements# positions# state#",
    Directive: "id staffing#DirectiveStaffing",
    DirectiveStaffing: "fillRate# filled# needed# needs>StaffingNeed workRoles>WorkRole",
    HiringPathway:
      "announcements>Announcement approvedOn authority closedOn funnel#AnnouncementFunnel history id kind marking obligation>Obligation openPositions# openedOn provenance state title version workRoles>WorkRole",
    Obligation: "id pathways>HiringPathway",
    OpmTask:
      "blockedBy deliveredLate deliveredOn dueOn evidence history id marking overdue provenance state title version",
    Placement: "agency>Agency id marking provenance state",
    PlacementCount: "count# state#",
    PlacementFile: "announcement>Announcement id marking onboardedOn selectedOn state version",
    Query:
      "announcement>Announcement announcements>Announcement hiringFunnel#AgencyHiring hiringPathway>HiringPathway hiringPathways>HiringPathway opmTask>OpmTask opmTasks>OpmTask placement>Placement placements>Placement workRole>WorkRole workRoles>WorkRole",
    StaffingNeed: "directive>Directive filled history id marking needed provenance version workRole>WorkRole",
    Task: "deliveredLate deliveredOn dueOn id overdue state title",
    WorkRole:
      "announcements>Announcement category history id marking openPositions# opmCodes pathways>HiringPathway provenance title version",
  },
  doj: {
    Agency: "id referralSummary#ReferralSummary referrals>Referral",
    Charge:
      "allegation count filedOn history id marking offenceOn prosecution>Prosecution provenance statute>Statute version",
    Directive: "id prosecutions>Prosecution",
    District:
      "circuit citation history id investigations>Investigation location marking name prosecutions>Prosecution provenance version",
    DistrictCharges: "charges# district>District prosecutions# statutes# withAiAgents#",
    DojTask:
      "blockedBy deliveredLate deliveredOn dueOn evidence history id marking overdue provenance state title version",
    FrontierModel: "allegedUse>Prosecution id",
    Investigation:
      "concludedOn district>District history id marking openedOn prosecutions>Prosecution provenance referrals>Referral sealed state title version vulnerabilities>Vulnerability",
    Organization: "id referrals>Referral victimIn>Prosecution",
    Prosecution:
      "caption charges>Charge directives>Directive disposedOn district>District docket filedOn history id investigation>Investigation marking models>FrontierModel provenance sealed sentencedOn state usesAiAgents version victims>Organization vulnerabilities>Vulnerability",
    Query:
      "charge>Charge charges>Charge chargesByDistrict#DistrictCharges chargesByStatute#StatuteCharges district>District districts>District dojTask>DojTask dojTasks>DojTask investigation>Investigation investigations>Investigation prosecution>Prosecution prosecutions>Prosecution referral>Referral referrals>Referral statute>Statute statutes>Statute",
    Referral:
      "agency>Agency decidedOn declineReason district>District history id investigation>Investigation marking organizations>Organization provenance receivedOn state summary version vulnerabilities>Vulnerability",
    ReferralSummary: "accepted# charged# declined# made# medianDaysToDecision# received#",
    Statute:
      "citation effectiveOn enactedBy enactedOn heading history id marking prosecutions>Prosecution provenance repealedOn section title version",
    StatuteCharges: "charges# districts# prosecutions# statute>Statute withAiAgents#",
    Task: "deliveredLate deliveredOn dueOn id overdue state title",
    Vulnerability: "exploitedIn>Prosecution id",
  },
};
