/**
 * OPM's reference facts and its part of the demonstration world: told records, and hiring actions that grow with
 * the scale. Parents come before children, because the tables hold them by foreign keys.
 */
import { DEMONSTRATION, WORLD_INSTANT } from "../kit/demonstration/world";
import { tasksOf } from "../kit/demonstration/tasks";
import { HistoryEntry } from "../kit/record/history";
import type { Row } from "../kit/seed/copy-rows";
import type { SeedRun } from "../kit/seed/seed-run";
import { historyRows } from "../kit/seed/history-rows";
import { taskRows } from "../kit/task/task-listing";
import { taskLifecycle } from "../kit/task/task.transitions";
import { Announcement } from "./announcement/announcement.entity";
import { HiringPathway } from "./hiring-pathway/hiring-pathway.entity";
import { PathwayWorkRole } from "./hiring-pathway/pathway-work-role";
import { Placement } from "./placement/placement.entity";
import { WORK_ROLES } from "./reference/work-roles";
import { announcementHistory, announcementRow } from "./seed/announcement-rows";
import {
  ACTIONS_PER_SCALE,
  PATHWAYS_PER_SCALE,
  grownAnnouncements,
  grownPathways,
  grownPlacements,
} from "./seed/growth";
import { pathwayHistory, pathwayRow, pathwayWorkRoleRows } from "./seed/pathway-rows";
import { placementHistory, placementRow } from "./seed/placement-rows";
import { toldAnnouncements } from "./seed/told-announcements";
import { toldPathways } from "./seed/told-pathways";
import { toldPlacements } from "./seed/told-placements";
import { toldStaffingNeeds } from "./seed/told-staffing";
import { StaffingNeed } from "./staffing/staffing-need.entity";
import { OpmTask } from "./task/opm-task";
import { WorkRole } from "./work-role/work-role.entity";
import { categoryOf } from "./work-role/work-role-category";

const WORK_ROLE_SOURCE = "NIST NICE Framework Components 2.0.0 with OPM cybersecurity codes";

export async function seedReference(run: SeedRun): Promise<void> {
  await run.insert(
    WorkRole,
    WORK_ROLES.map((role) => ({
      ...role,
      category: categoryOf(role.id),
      provenanceSource: WORK_ROLE_SOURCE,
      provenanceAsOf: WORLD_INSTANT,
    })),
  );
}

export async function seedDemonstration(run: SeedRun): Promise<void> {
  await seedTasks(run);
  await seedStaffing(run);
  await seedPathways(run);
  await seedAnnouncements(run);
  await seedPlacements(run);
}

async function seedTasks(run: SeedRun): Promise<void> {
  const tasks = tasksOf("opm");
  await run.insert(OpmTask, taskRows(tasks));
  await run.insert(
    HistoryEntry,
    tasks.flatMap((task) =>
      historyRows(taskLifecycle, {
        recordType: "OpmTask",
        recordId: task.id,
        state: task.state,
        createdAt: "2026-06-03T14:00:00Z",
        actor: "opm-coordinator",
        office: "OPM",
        basis: task.obligationId,
      }),
    ),
  );
}

async function seedStaffing(run: SeedRun): Promise<void> {
  const origin = { provenanceSource: DEMONSTRATION, provenanceAsOf: WORLD_INSTANT };
  await run.insert(
    StaffingNeed,
    toldStaffingNeeds.map((need) => ({ id: `${need.directiveId}-${need.workRoleId}`, ...need, ...origin })),
  );
}

async function seedPathways(run: SeedRun): Promise<void> {
  const pathways = [...toldPathways, ...grownPathways(PATHWAYS_PER_SCALE * run.scale)];
  await run.insert(HiringPathway, pathways.map(pathwayRow));
  await run.insert(PathwayWorkRole, pathways.flatMap(pathwayWorkRoleRows));
  await run.insert(HistoryEntry, pathways.flatMap(pathwayHistory));
}

async function seedAnnouncements(run: SeedRun): Promise<void> {
  const announcements = () => chain(toldAnnouncements, grownAnnouncements(ACTIONS_PER_SCALE * run.scale));
  await run.insert(
    Announcement,
    rowsOf(announcements(), (one) => [announcementRow(one)]),
  );
  await run.insert(HistoryEntry, rowsOf(announcements(), announcementHistory));
}

/** Nobody reads the history of a placement, so only the told ones carry theirs. */
async function seedPlacements(run: SeedRun): Promise<void> {
  const placements = chain(toldPlacements(), grownPlacements(ACTIONS_PER_SCALE * run.scale));
  await run.insert(
    Placement,
    rowsOf(placements, (one) => [placementRow(one)]),
  );
  await run.insert(HistoryEntry, toldPlacements().flatMap(placementHistory));
}

/** The told records, then the grown ones, one at a time. */
function* chain<T>(told: Iterable<T>, grown: Iterable<T>): Generator<T> {
  yield* told;
  yield* grown;
}

function* rowsOf<T>(records: Iterable<T>, rows: (record: T) => readonly Row[]): Generator<Row> {
  for (const record of records) yield* rows(record);
}
