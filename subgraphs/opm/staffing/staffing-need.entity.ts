/**
 * How many posts of one work role a directive needs across government, and how many are staffed. A table behind
 * `Directive.staffing`. A staffed post is one that agencies report as held, by whomever and since whenever: it is a
 * figure about a directive, not a count of placements, and names neither agency nor person.
 */
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";

@Entity()
export class StaffingNeed extends HubRecord {
  @Column("text")
  directiveId: string;

  @Column("text")
  workRoleId: string;

  @Column("integer")
  needed: number;

  @Column("integer")
  filled: number;
}
