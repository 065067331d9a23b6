/** The commands of hiring pathways: OPM proposes one, agrees to it, opens it for agencies, and closes it. */
import { recordId, several, text } from "../../kit/command/checks";
import { type Command, creation, transition } from "../../kit/command/command";
import { officers } from "../permits";
import { assertWorkRoles } from "../work-role/find-work-roles";
import { HiringPathway } from "./hiring-pathway.entity";
import { ApprovePathwayInput, ClosePathwayInput, OpenPathwayInput, ProposePathwayInput } from "./hiring-pathway.inputs";
import { hiringPathwayLifecycle } from "./hiring-pathway.transitions";

const LINE = 200;

const proposePathway = creation({
  name: "proposePathway",
  description: "Proposes a lawful way by which specialists may come into government.",
  of: HiringPathway,
  input: ProposePathwayInput,
  checks: {
    title: text(LINE),
    authority: text(LINE),
    obligationId: recordId(),
    workRoleIds: several(recordId()),
  },
  by: officers,
  id: "pathway",
  async create(work, { title, kind, authority, obligationId, workRoleIds }) {
    await assertWorkRoles(work, workRoleIds);
    return { title, kind, authority, obligationId, state: hiringPathwayLifecycle.initial };
  },
  async afterwards(work, { id }, { workRoleIds }) {
    await work.query(
      "INSERT INTO pathway_work_role (pathway_id, work_role_id) SELECT $1, role FROM unnest($2::text[]) role",
      [id, workRoleIds],
    );
  },
});

const common = { of: HiringPathway, by: officers, lifecycle: hiringPathwayLifecycle };

export const hiringPathwayCommands: readonly Command[] = [
  proposePathway,
  transition({
    ...common,
    name: "approvePathway",
    description: "Agrees to a proposed pathway.",
    input: ApprovePathwayInput,
    action: "approve",
    change: ({ work }) => ({ approvedOn: work.today }),
  }),
  transition({
    ...common,
    name: "openPathway",
    description: "Lets agencies announce positions under a pathway.",
    input: OpenPathwayInput,
    action: "open",
    change: ({ work }) => ({ openedOn: work.today }),
  }),
  transition({
    ...common,
    name: "closePathway",
    description: "Ends a pathway: what is posted goes on, nothing new is posted.",
    input: ClosePathwayInput,
    action: "close",
    change: ({ work }) => ({ closedOn: work.today }),
  }),
];
