/** `hub token PERSONA`: a short-lived access token for somebody made up, where the hub runs for development. */
import { type Command, InvalidArgumentError } from "commander";
import { PERSONAS } from "../../common/personas";
import { developmentToken } from "../identity/development-token";

const DEFAULT_TTL_SECONDS = 900;
const MAX_TTL_SECONDS = 86_400;

const EXAMPLES = `
Personas: ${Object.keys(PERSONAS).join(", ")}.
The hub on this machine takes the token, and no other hub does. In production (NODE_ENV=production) there is none.

Examples:
  $ hub token nsa-director
  $ hub token REPRESENTATIVE@acme-ai --ttl 60
  $ curl -s http://localhost:4000/graphql -H "authorization: Bearer $(hub token cisa-analyst)" ...`;

interface TokenOptions {
  readonly ttl: number;
  readonly json?: true;
}

export function registerToken(program: Command): void {
  program
    .command("token")
    .description("print an access token for a persona, for development")
    .argument("<persona>", "a persona, or ROLE@office")
    .option("--ttl <seconds>", `how long it lives, up to ${MAX_TTL_SECONDS}`, readTtl, DEFAULT_TTL_SECONDS)
    .option("--json", "print the token, when it ends and for whom it is as JSON")
    .addHelpText("after", EXAMPLES)
    .action(print);
}

async function print(persona: string, { ttl, json }: TokenOptions): Promise<void> {
  const made = await developmentToken(persona, ttl);
  process.stdout.write(json === true ? `${JSON.stringify(made, null, 2)}\n` : `${made.token}\n`);
}

function readTtl(text: string): number {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds >= 1 && seconds <= MAX_TTL_SECONDS) return seconds;
  throw new InvalidArgumentError(`Write a whole number of seconds from 1 to ${MAX_TTL_SECONDS}.`);
}
