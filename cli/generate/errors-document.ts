/** `docs/errors.md`, made from the table of error codes. In: the table. Out: Markdown. Writes nothing. */
import { ERRORS, type ErrorMeaning } from "../../common/errors";

const HEAD = `# Error codes

Every error that the hub answers carries one of these codes in \`extensions.code\`; the command line prints it after
the word \`error\`. Codes are stable. A *masked* message never leaves the process: the caller gets a correlation id,
under which the log has the detail. The HTTP status is that of a request which fails as a whole; a 200 means that the
error travels beside the data that did arrive.

This page is generated from \`common/errors.ts\` by \`npm run generate\`.

| code | HTTP | message | meaning |
| --- | --- | --- | --- |
`;

export function errorsDocument(): string {
  const rows = Object.entries<ErrorMeaning>(ERRORS).map(
    ([code, { http, safe, means }]) => `| \`${code}\` | ${http} | ${safe ? "shown" : "masked"} | ${means} |`,
  );
  return `${HEAD}${rows.join("\n")}\n`;
}
