/**
 * Which model found which vulnerability, and who may know it. Told by the vulnerability alone, never by itself; cases
 * about it are Treasury's. A vulnerability may be under embargo, and who found it says that there is one: so it is
 * controlled until its originator says that the vulnerability is public (publishDiscovery).
 */
import { Column, Entity } from "typeorm";
import { Readable, organizationIn } from "../../kit/access/reading-rule";
import { MarkedRecord } from "../../kit/record/marked-record";

@Readable({ parties: [organizationIn("developerId", "the model's developer")] })
@Entity()
export class Discovery extends MarkedRecord {
  @Column("text")
  vulnerabilityId: string;

  @Column("text")
  modelId: string;

  @Column("text")
  developerId: string;
}

/** How the clearinghouse marks what is under embargo. */
export const CONTROLLED = { markingLevel: "CUI", markingTlp: "AMBER" } as const;
export const PUBLIC = { markingLevel: "UNCLASSIFIED", markingTlp: null } as const;
