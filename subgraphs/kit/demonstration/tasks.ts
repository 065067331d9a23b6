/**
 * The agencies' tasks in the demonstration world: said once, because the owning agency holds the task itself and
 * the hub's index holds what it filters and orders by.
 */
import type { TaskState } from "../task/task.transitions";

export interface DemonstrationTask {
  readonly id: string;
  /** Subgraph that owns the task, which is also the agency's id. */
  readonly agencyId: "treasury" | "nsa" | "cisa" | "opm" | "doj";
  readonly obligationId: string;
  readonly title: string;
  readonly state: TaskState;
  readonly dueOn: string | null;
  readonly deliveredOn?: string;
  /** Tasks that must be delivered before this one. */
  readonly dependsOn: readonly string[];
}

export const DEMONSTRATION_TASKS: readonly DemonstrationTask[] = [
  {
    id: "nsa-2a-1",
    agencyId: "nsa",
    obligationId: "EO14409-2a",
    title: "Rank National Security Systems by exposure",
    state: "DELIVERED",
    dueOn: "2026-06-22",
    deliveredOn: "2026-06-20",
    dependsOn: [],
  },
  {
    id: "nsa-2a-2",
    agencyId: "nsa",
    obligationId: "EO14409-2a",
    title: "Publish the protection priorities of the CNSS",
    state: "DELIVERED",
    dueOn: "2026-07-02",
    deliveredOn: "2026-07-01",
    dependsOn: ["nsa-2a-1"],
  },
  {
    id: "nsa-2b-1",
    agencyId: "nsa",
    obligationId: "EO14409-2b",
    title: "Rank the War Department's information systems",
    state: "DELIVERED",
    dueOn: "2026-07-02",
    deliveredOn: "2026-07-09",
    dependsOn: [],
  },
  {
    id: "cisa-2c-1",
    agencyId: "cisa",
    obligationId: "EO14409-2c-i",
    title: "Issue the directive on risk-based security updates",
    state: "DELIVERED",
    dueOn: "2026-07-02",
    deliveredOn: "2026-06-10",
    dependsOn: [],
  },
  {
    id: "cisa-2c-2",
    agencyId: "cisa",
    obligationId: "EO14409-2c-i",
    title: "Answer the agencies' questions on asset clocks",
    state: "IN_PROGRESS",
    dueOn: "2026-07-02",
    dependsOn: ["cisa-2c-1"],
  },
  {
    id: "cisa-2c-3",
    agencyId: "cisa",
    obligationId: "EO14409-2c-ii",
    title: "Offer AI-assisted scanning to civilian agencies",
    state: "DELIVERED",
    dueOn: "2026-07-02",
    deliveredOn: "2026-06-30",
    dependsOn: [],
  },
  {
    id: "cisa-2c-4",
    agencyId: "cisa",
    obligationId: "EO14409-2c-iii",
    title: "Open tool access for rural hospitals and utilities",
    state: "BLOCKED",
    dueOn: "2026-07-02",
    dependsOn: ["treasury-2d-2", "nsa-3b-1"],
  },
  {
    id: "treasury-2d-1",
    agencyId: "treasury",
    obligationId: "EO14409-2d",
    title: "Agree the clearinghouse's intake with industry",
    state: "DELIVERED",
    dueOn: "2026-06-19",
    deliveredOn: "2026-06-18",
    dependsOn: [],
  },
  {
    id: "treasury-2d-2",
    agencyId: "treasury",
    obligationId: "EO14409-2d",
    title: "Distribute the first patches to all participants",
    state: "IN_PROGRESS",
    dueOn: "2026-07-02",
    dependsOn: ["treasury-2d-1"],
  },
  {
    id: "treasury-2d-3",
    agencyId: "treasury",
    obligationId: "EO14409-2d",
    title: "Deconflict scans between participants",
    state: "DELIVERED",
    dueOn: "2026-07-02",
    deliveredOn: "2026-07-02",
    dependsOn: ["treasury-2d-1"],
  },
  {
    id: "opm-2f-1",
    agencyId: "opm",
    obligationId: "EO14409-2f",
    title: "Open direct hiring for vulnerability analysts",
    state: "DELIVERED",
    dueOn: "2026-08-01",
    deliveredOn: "2026-07-28",
    dependsOn: [],
  },
  {
    id: "opm-2f-2",
    agencyId: "opm",
    obligationId: "EO14409-2f",
    title: "Place the first cohort with civilian agencies",
    state: "IN_PROGRESS",
    dueOn: "2026-08-01",
    dependsOn: ["opm-2f-1", "cisa-2c-1"],
  },
  {
    id: "nsa-3a-1",
    agencyId: "nsa",
    obligationId: "EO14409-3a",
    title: "Stand up the benchmarking process",
    state: "DELIVERED",
    dueOn: "2026-08-01",
    deliveredOn: "2026-07-30",
    dependsOn: [],
  },
  {
    id: "treasury-3a-1",
    agencyId: "treasury",
    obligationId: "EO14409-3a",
    title: "Contribute the financial sector's scenarios",
    state: "DELIVERED",
    dueOn: "2026-08-01",
    deliveredOn: "2026-07-24",
    dependsOn: [],
  },
  {
    id: "cisa-3a-1",
    agencyId: "cisa",
    obligationId: "EO14409-3a",
    title: "Contribute the infrastructure sectors' scenarios",
    state: "DELIVERED",
    dueOn: "2026-08-01",
    deliveredOn: "2026-07-27",
    dependsOn: [],
  },
  {
    id: "nsa-3b-1",
    agencyId: "nsa",
    obligationId: "EO14409-3b",
    title: "Publish the safeguards for early access",
    state: "IN_PROGRESS",
    dueOn: "2026-08-01",
    dependsOn: ["nsa-3a-1"],
  },
  {
    id: "treasury-3b-1",
    agencyId: "treasury",
    obligationId: "EO14409-3b",
    title: "Agree the trusted-partner procedure",
    state: "DELIVERED",
    dueOn: "2026-08-01",
    deliveredOn: "2026-07-31",
    dependsOn: [],
  },
  {
    id: "cisa-3b-1",
    agencyId: "cisa",
    obligationId: "EO14409-3b",
    title: "Name partners that defend critical infrastructure",
    state: "NOT_STARTED",
    dueOn: "2026-08-01",
    dependsOn: ["nsa-3b-1", "treasury-3b-1"],
  },
  {
    id: "doj-4-1",
    agencyId: "doj",
    obligationId: "EO14409-4",
    title: "Brief the districts on charging criminal use of AI",
    state: "DELIVERED",
    dueOn: null,
    deliveredOn: "2026-07-15",
    dependsOn: [],
  },
  {
    id: "doj-4-2",
    agencyId: "doj",
    obligationId: "EO14409-4",
    title: "Pursue referrals under existing statutes",
    state: "IN_PROGRESS",
    dueOn: null,
    dependsOn: ["doj-4-1"],
  },
  {
    id: "doj-3c-1",
    agencyId: "doj",
    obligationId: "EO14409-3c",
    title: "Review the framework for hidden licensing duties",
    state: "DELIVERED",
    dueOn: null,
    deliveredOn: "2026-08-14",
    dependsOn: [],
  },
];

export function tasksOf(agencyId: DemonstrationTask["agencyId"]): readonly DemonstrationTask[] {
  return DEMONSTRATION_TASKS.filter((task) => task.agencyId === agencyId);
}
