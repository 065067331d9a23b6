/**
 * The mutation of a command. A refused one is null with its error, so that others of the operation are answered.
 * Nobody gives a command unknown: a gateway need not call for one.
 */
import { Arg, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import type { Class } from "../class";
import type { SubgraphContext } from "../read/subgraph-context";
import type { MarkedRecord } from "../record/marked-record";
import type { Command } from "./command";
import type { CreateInput } from "./command-inputs";
import { runCommand } from "./run-command";

const resolvers = new WeakMap<Command, Class>();

/** A resolver class with the one mutation; the same for the same command. */
export function commandResolver(command: Command): Class {
  const known = resolvers.get(command);
  if (known !== undefined) return known;
  const made = newResolver(command);
  resolvers.set(command, made);
  return made;
}

function newResolver(command: Command): Class {
  const { name, description, answers, input, who } = command;
  @Resolver()
  class CommandResolver {
    @Directive("@authenticated")
    @Mutation(() => answers as Function, { name, nullable: true, description: `${description} Given by ${who}.` })
    async run(
      @Arg("input", () => input as Function) given: CreateInput,
      @Ctx() context: SubgraphContext,
    ): Promise<MarkedRecord> {
      const recordType = command.of.name;
      const record = await context.audit.command({ action: name, recordType, input: given }, async () =>
        runCommand(command, given, context.commandSetting),
      );
      context.forget();
      context.readings.note(record);
      return record;
    }
  }
  return CommandResolver;
}
