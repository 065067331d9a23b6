/** Which model found which vulnerability. An edge, not a record: cases about it are Treasury's. */
import { Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Discovery {
  @PrimaryColumn("text")
  vulnerabilityId: string;

  @PrimaryColumn("text")
  modelId: string;
}
