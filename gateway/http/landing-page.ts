/**
 * What a person sees who opens the gateway in a browser.
 * In: nothing. Out: a page without scripts or foreign addresses. Not here: the analysts' console.
 */
import type { HttpAnswer } from "./http-exchange";

const BODY = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Interagency Federation Hub</title></head>
<body>
<h1>Interagency Federation Hub</h1>
<p>One GraphQL address for all agencies: <code>POST /graphql</code></p>
<pre>curl -H 'content-type: application/json' --data '{"query":"{ __typename }"}' http://localhost:4000/graphql</pre>
</body>
</html>
`;

export const LANDING_PAGE: HttpAnswer = {
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'" },
  body: BODY,
};
