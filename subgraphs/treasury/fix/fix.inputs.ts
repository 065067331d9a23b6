/** What the commands about fixes take. */
import { Field, InputType } from "type-graphql";
import { RecordInput } from "../../kit/command/command-inputs";

@InputType()
abstract class SignedFixInput extends RecordInput {
  @Field({ description: "File name of what is installed." })
  artefact: string;

  @Field({ description: "SHA-256 digest of the artefact, 64 hexadecimal digits." })
  sha256: string;

  @Field({ description: "Ed25519 signature of the digest's 32 bytes, in base64." })
  signature: string;

  @Field({ description: "The maintainer's Ed25519 public key, 32 bytes in base64." })
  signingKey: string;
}

@InputType()
export class SubmitFixInput extends SignedFixInput {}

@InputType()
export class ReplaceFixInput extends SignedFixInput {}

export type { SignedFixInput };
