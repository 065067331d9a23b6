/** The coordination subgraph: its entities, resolvers, migrations and seeds, wired and nothing else. */
import type { Agency as AgencyDefinition } from "../kit/agency";
import { Agency } from "./agency/agency.entity";
import { AgencyTaskSummaryResolver } from "./agency/agency-task-summary";
import { AgencyQueries, AgencyResolver } from "./agency/agency.resolver";
import { AuditQueries } from "./audit/audit.resolver";
import { Initial1780358400000 } from "./migrations/0001-initial";
import { Commands1780531200000 } from "./migrations/0002-commands";
import { FollowEvents1780617600000 } from "./migrations/0003-follow-events";
import { ExecutiveOrderResolver } from "./obligation/executive-order";
import { ObligationOutlookResolver, OutlookOfObligationResolver } from "./obligation/obligation-outlook.resolver";
import { Obligation, ObligationAgency } from "./obligation/obligation.entity";
import { ObligationQueries, ObligationResolver } from "./obligation/obligation.resolver";
import { organizationCommands } from "./organization/organization.commands";
import { Organization } from "./organization/organization.entity";
import { OrganizationQueries } from "./organization/organization.resolver";
import { seedDemonstration, seedReference } from "./seed";
import { IndexState } from "./task/index-state";
import { CisaTask, DojTask, IndexedTask, NsaTask, OpmTask, TreasuryTask } from "./task/indexed-task.entity";
import { taskDependencyCommands } from "./task/task-dependency.commands";
import { TaskDependency } from "./task/task-dependency.entity";
import { taskFollower } from "./task/task-follower";
import { TaskConnectionResolver, TaskDependencyResolver, TaskQueries, TaskResolver } from "./task/task.resolver";

const TASKS = [TreasuryTask, NsaTask, CisaTask, OpmTask, DojTask];

export const coordination: AgencyDefinition = {
  name: "coordination",
  description: "Agencies, organizations, the order's obligations, and the index of tasks over all agencies.",
  entities: [Agency, Organization, Obligation, ObligationAgency, IndexedTask, ...TASKS, TaskDependency, IndexState],
  migrations: [Initial1780358400000, Commands1780531200000, FollowEvents1780617600000],
  resolvers: [
    AgencyQueries,
    AgencyResolver,
    AgencyTaskSummaryResolver,
    OrganizationQueries,
    ExecutiveOrderResolver,
    ObligationQueries,
    ObligationResolver,
    ObligationOutlookResolver,
    OutlookOfObligationResolver,
    TaskQueries,
    TaskResolver,
    TaskDependencyResolver,
    TaskConnectionResolver,
    AuditQueries,
  ],
  orphanedTypes: TASKS,
  commands: [...organizationCommands, ...taskDependencyCommands],
  follower: taskFollower,
  lifecycles: {},
  seedReference,
  seedDemonstration,
};
