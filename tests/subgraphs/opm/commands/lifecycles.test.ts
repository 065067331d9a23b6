import { connect } from "../../../../cli/postgres/connect";
import { taskLifecycle } from "../../../../subgraphs/kit/task/task.transitions";
import { announcementLifecycle } from "../../../../subgraphs/opm/announcement/announcement.transitions";
import { hiringPathwayLifecycle } from "../../../../subgraphs/opm/hiring-pathway/hiring-pathway.transitions";
import { placementLifecycle } from "../../../../subgraphs/opm/placement/placement.transitions";
import { opm } from "../../../../subgraphs/opm/subgraph";
import { give } from "../../../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { type Taken, type Walker, testLifecycle } from "../../../fixture/walk-lifecycle";
import {
  HIRING_OFFICER,
  OFFICER,
  TODAY,
  newAnnouncement,
  newCertificate,
  newPathway,
  newPlacement,
} from "./hiring-action";

let subgraph: TestSubgraph;
let certificate: string;
beforeAll(async () => {
  subgraph = await startTestSubgraph(opm, { clock: () => new Date(`${TODAY}T15:00:00Z`) });
  certificate = await newCertificate(subgraph, { positions: 1_000 });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const by =
  (command: string, input: object = {}, as = OFFICER) =>
  async ({ id, version }: Walker): Promise<Taken> => {
    const { record, error } = await give(subgraph, { as, command, input: { id, expectedVersion: version, ...input } });
    return error ?? record;
  };

describe("a hiring pathway", () => {
  testLifecycle({
    lifecycle: hiringPathwayLifecycle,
    begin: () => newPathway(subgraph),
    take: { approve: by("approvePathway"), open: by("openPathway"), close: by("closePathway") },
  });
});

describe("an announcement", () => {
  testLifecycle({
    lifecycle: announcementLifecycle,
    begin: () => newAnnouncement(subgraph),
    take: {
      post: by("postAnnouncement", { closesOn: "2026-10-19" }, HIRING_OFFICER),
      close: by("closeAnnouncement", {}, HIRING_OFFICER),
      issueCertificate: by("issueCertificate"),
    },
  });
});

describe("a placement", () => {
  testLifecycle({
    lifecycle: placementLifecycle,
    begin: () => newPlacement(subgraph, certificate),
    take: {
      offer: by("offerPlacement"),
      startClearance: by("startClearance"),
      onboard: by("onboardPlacement"),
      decline: by("declinePlacement"),
    },
  });
});

let tasks = 0;

async function newTask(): Promise<Walker> {
  const id = `walked-task-${(tasks += 1)}`;
  await using owner = await connect(subgraph.ownerUrl);
  await owner.query(
    `INSERT INTO task (id, obligation_id, title, provenance_source, provenance_as_of)
     VALUES ($1, 'EO14409-2f', 'A task', 'test', now())`,
    [id],
  );
  return { id, version: 1, state: taskLifecycle.initial };
}

describe("a task of OPM", () => {
  testLifecycle({
    lifecycle: taskLifecycle,
    begin: newTask,
    take: {
      start: by("startOpmTask"),
      block: by("blockOpmTask", { waitsFor: "a decision" }),
      unblock: by("unblockOpmTask"),
      deliver: by("deliverOpmTask", { evidence: "A memorandum" }),
      supersede: by("supersedeOpmTask"),
    },
  });
});
