/** The DOJ subgraph: its entities, resolvers, migrations and seeds, wired and nothing else. */
import { dojMarkingCommands } from "./referral/marking.commands";
import type { Agency } from "../kit/agency";
import { Charge } from "./charge/charge.entity";
import { ChargeQueries, ChargeResolver } from "./charge/charge.resolver";
import { DistrictChargesResolver, StatuteChargesResolver } from "./charge/charges-by.resolver";
import { District } from "./district/district.entity";
import { DistrictQueries, DistrictResolver } from "./district/district.resolver";
import { AgencyResolver } from "./foreign/agency";
import { DirectiveResolver } from "./foreign/directive";
import { FrontierModelResolver } from "./foreign/frontier-model";
import { OrganizationResolver } from "./foreign/organization";
import { VulnerabilityResolver } from "./foreign/vulnerability";
import { Investigation } from "./investigation/investigation.entity";
import { investigationCommands } from "./investigation/investigation.commands";
import { InvestigationQueries, InvestigationResolver } from "./investigation/investigation.resolver";
import { Initial1780358400000 } from "./migrations/0001-initial";
import { Commands1780531200000 } from "./migrations/0002-commands";
import { chargingCommands } from "./prosecution/charging.commands";
import { courtCommands } from "./prosecution/court.commands";
import { Prosecution } from "./prosecution/prosecution.entity";
import { ProsecutionQueries, ProsecutionResolver } from "./prosecution/prosecution.resolver";
import { Referral } from "./referral/referral.entity";
import { referralCommands } from "./referral/referral.commands";
import { ReferralQueries, ReferralResolver } from "./referral/referral.resolver";
import { seedDemonstration, seedReference } from "./seed";
import { Statute } from "./statute/statute.entity";
import { StatuteQueries, StatuteResolver } from "./statute/statute.resolver";
import { DojTask, DojTaskQueries, dojTaskCommands } from "./task/doj-task";
import { taskLifecycle } from "../kit/task/task.transitions";
import { referralLifecycle } from "./referral/referral.transitions";
import { investigationLifecycle } from "./investigation/investigation.transitions";
import { prosecutionLifecycle } from "./prosecution/prosecution.transitions";

export const doj: Agency = {
  name: "doj",
  description: "Referrals, investigations and prosecutions under existing law.",
  entities: [Statute, District, Referral, Investigation, Prosecution, Charge, DojTask],
  migrations: [Initial1780358400000, Commands1780531200000],
  resolvers: [
    StatuteQueries,
    StatuteResolver,
    DistrictQueries,
    DistrictResolver,
    ReferralQueries,
    ReferralResolver,
    InvestigationQueries,
    InvestigationResolver,
    ProsecutionQueries,
    ProsecutionResolver,
    ChargeQueries,
    ChargeResolver,
    StatuteChargesResolver,
    DistrictChargesResolver,
    DojTaskQueries,
    AgencyResolver,
    DirectiveResolver,
    FrontierModelResolver,
    OrganizationResolver,
    VulnerabilityResolver,
  ],
  commands: [
    ...dojTaskCommands,
    ...referralCommands,
    ...dojMarkingCommands,
    ...investigationCommands,
    ...chargingCommands,
    ...courtCommands,
  ],
  lifecycles: {
    DojTask: taskLifecycle,
    Referral: referralLifecycle,
    Investigation: investigationLifecycle,
    Prosecution: prosecutionLifecycle,
  },
  seedReference,
  seedDemonstration,
};
