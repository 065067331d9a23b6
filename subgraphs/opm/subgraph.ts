/** The OPM subgraph: its entities, resolvers, migrations and seeds, wired and nothing else. */
import { opmMarkingCommands } from "./hiring-pathway/marking.commands";
import type { Agency } from "../kit/agency";
import { Announcement } from "./announcement/announcement.entity";
import { announcementCommands } from "./announcement/announcement.commands";
import { AnnouncementQueries, AnnouncementResolver } from "./announcement/announcement.resolver";
import { closeAnnouncements } from "./announcement/close-announcements";
import { DirectiveStub } from "./foreign/directive";
import { AgencyHiringResolver, AgencyResolver } from "./hiring/agency-hiring.resolver";
import { HiringPathway } from "./hiring-pathway/hiring-pathway.entity";
import { hiringPathwayCommands } from "./hiring-pathway/hiring-pathway.commands";
import {
  HiringPathwayQueries,
  HiringPathwayResolver,
  ObligationPathwaysResolver,
} from "./hiring-pathway/hiring-pathway.resolver";
import { PathwayWorkRole } from "./hiring-pathway/pathway-work-role";
import { Initial1780358400000 } from "./migrations/0001-initial";
import { Commands1780531200000 } from "./migrations/0002-commands";
import { Placement } from "./placement/placement.entity";
import { PlacementFileResolver } from "./placement/placement-file";
import { placementCommands } from "./placement/placement.commands";
import { PlacementQueries, PlacementResolver } from "./placement/placement.resolver";
import { seedDemonstration, seedReference } from "./seed";
import {
  DirectiveResolver,
  DirectiveStaffingResolver,
  StaffingNeedResolver,
} from "./staffing/directive-staffing.resolver";
import { StaffingNeed } from "./staffing/staffing-need.entity";
import { staffingNeedCommands } from "./staffing/staffing-need.commands";
import { OpmTask, OpmTaskQueries, opmTaskCommands } from "./task/opm-task";
import { WorkRole } from "./work-role/work-role.entity";
import { WorkRoleQueries, WorkRoleResolver } from "./work-role/work-role.resolver";
import { taskLifecycle } from "../kit/task/task.transitions";
import { hiringPathwayLifecycle } from "./hiring-pathway/hiring-pathway.transitions";
import { announcementLifecycle } from "./announcement/announcement.transitions";
import { placementLifecycle } from "./placement/placement.transitions";

export const opm: Agency = {
  name: "opm",
  description: "Hiring pathways, announcements, placements and work roles.",
  entities: [OpmTask, WorkRole, HiringPathway, PathwayWorkRole, Announcement, Placement, StaffingNeed],
  migrations: [Initial1780358400000, Commands1780531200000],
  resolvers: [
    OpmTaskQueries,
    WorkRoleQueries,
    WorkRoleResolver,
    HiringPathwayQueries,
    HiringPathwayResolver,
    ObligationPathwaysResolver,
    AnnouncementQueries,
    AnnouncementResolver,
    PlacementQueries,
    PlacementResolver,
    PlacementFileResolver,
    AgencyResolver,
    AgencyHiringResolver,
    DirectiveResolver,
    DirectiveStaffingResolver,
    StaffingNeedResolver,
  ],
  orphanedTypes: [DirectiveStub],
  commands: [
    ...opmTaskCommands,
    ...hiringPathwayCommands,
    ...opmMarkingCommands,
    ...announcementCommands,
    ...placementCommands,
    ...staffingNeedCommands,
  ],
  duties: [closeAnnouncements],
  lifecycles: {
    OpmTask: taskLifecycle,
    HiringPathway: hiringPathwayLifecycle,
    Announcement: announcementLifecycle,
    Placement: placementLifecycle,
  },
  seedReference,
  seedDemonstration,
};
