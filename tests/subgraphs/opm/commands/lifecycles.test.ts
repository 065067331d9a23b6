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
