/**
 * A maintainer's fix of a case: what it is called, its digest, its signature, and whether both verified.
 * The artefact itself stays with the maintainer. The database refuses deliveries of fixes that did not verify.
 * Source: FIPS 180-4 (SHA-256), RFC 8032 (Ed25519).
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { readersOfCase } from "../embargo/embargo-readers";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { DateTimeScalar } from "../../kit/schema/scalars";

@ObjectType({ description: "A maintainer's fix of a case. Only a verified one is distributed." })
@Directive('@key(fields: "id")')
@Readable(readersOfCase("caseId"))
@Entity()
export class Fix extends HubRecord {
  @Column("text")
  caseId: string;

  @Column("text")
  submittedById: string;

  @Field({ description: "File name of what is installed." })
  @Column("text")
  artefact: string;

  @Field({ description: "SHA-256 digest of the artefact, 64 hexadecimal digits." })
  @Column("text")
  sha256: string;

  @Field({ description: "Ed25519 signature of the digest's 32 bytes, in base64." })
  @Column("text")
  signature: string;

  @Field({ description: "The maintainer's Ed25519 public key, 32 bytes in base64." })
  @Column("text")
  signingKey: string;

  @Field(() => DateTimeScalar)
  @Column("timestamptz")
  submittedAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When digest and signature verified." })
  @Column("timestamptz", { nullable: true })
  verifiedAt: string | null;

  @Field({ description: "Digest and signature verified, so the fix may be distributed." })
  get verified(): boolean {
    return this.verifiedAt !== null;
  }
}
