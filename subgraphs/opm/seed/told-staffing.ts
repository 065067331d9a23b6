/** What carrying out directives needs in people, in the told stories. */
import { DIRECTIVES } from "../../kit/demonstration/world";

interface DemonstrationNeed {
  readonly directiveId: string;
  readonly workRoleId: string;
  readonly needed: number;
  readonly filled: number;
}

export const toldStaffingNeeds: readonly DemonstrationNeed[] = [
  { directiveId: DIRECTIVES.bod2604, workRoleId: "PD-WRL-007", needed: 18, filled: 9 },
  { directiveId: DIRECTIVES.bod2604, workRoleId: "PD-WRL-004", needed: 12, filled: 8 },
  { directiveId: DIRECTIVES.bod2604, workRoleId: "IO-WRL-006", needed: 10, filled: 5 },
  { directiveId: DIRECTIVES.bod2501, workRoleId: "IO-WRL-005", needed: 7, filled: 7 },
  { directiveId: DIRECTIVES.bod2501, workRoleId: "OG-WRL-012", needed: 5, filled: 5 },
  { directiveId: DIRECTIVES.ed2603, workRoleId: "PD-WRL-003", needed: 3, filled: 1 },
  { directiveId: DIRECTIVES.ed2603, workRoleId: "IO-WRL-004", needed: 2, filled: 1 },
];
