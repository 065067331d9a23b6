/**
 * What clients read of a denial. It names the field and never what it requires: that is the agency's.
 * In: a coordinate. Out: the problem that stands in its places. Not here: where they are (respond/answer-writer.ts).
 */
import type { GraphQLSchema } from "graphql";
import type { Problem } from "../merged-data";

const READ = "Ask as somebody who may read it, or leave it out.";
const COMMAND = "Say who gives the command, or let somebody give it who may.";

/** @param coordinate `Type.field` */
export function denialOf(schema: GraphQLSchema, coordinate: string): Problem {
  const isCommand = coordinate.split(".")[0] === schema.getMutationType()?.name;
  const message = `The caller may not ${isCommand ? "give" : "read"} ${coordinate}.`;
  return Object.freeze({ message, code: "DENIED", advice: { remedy: isCommand ? COMMAND : READ } });
}

/** @param coordinate of the field that returned the objects; their type is not told */
export function denialOfObjects(coordinate: string): Problem {
  return Object.freeze({
    message: `The caller may not read what ${coordinate} holds here.`,
    code: "DENIED",
    advice: { remedy: READ },
  });
}
