/**
 * CSAF 2.0's published JSON schema, in its strict form, and its mandatory tests, by the BSI's validator: a program of its own,
 * since the validator comes as ECMAScript modules only.
 * In: advisories, a JSON list on standard input. Out: the problems of each, a JSON list of lists on standard output.
 */
import { text } from "node:stream/consumers";
import * as mandatory from "@secvisogram/csaf-validator-lib/mandatoryTests.js";
import { csaf_2_0_strict as schema } from "@secvisogram/csaf-validator-lib/schemaTests.js";
import validate from "@secvisogram/csaf-validator-lib/validate.js";

const advisories = JSON.parse(await text(process.stdin));
const problems = [];
for (const advisory of advisories) {
  const { tests } = await validate([schema, ...Object.values(mandatory)], advisory);
  problems.push(
    tests.flatMap(({ name, errors }) =>
      errors.map(({ instancePath, message }) => `${name} ${instancePath}: ${message}`),
    ),
  );
}
process.stdout.write(JSON.stringify(problems));
