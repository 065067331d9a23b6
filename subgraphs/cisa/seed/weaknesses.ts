/** Short names of the weaknesses that the seed's entries have. Source: MITRE Common Weakness Enumeration. */
const WEAKNESSES: Readonly<Record<string, string>> = {
  "CWE-20": "improper input validation",
  "CWE-22": "path traversal",
  "CWE-25": "path traversal",
  "CWE-77": "command injection",
  "CWE-78": "OS command injection",
  "CWE-89": "SQL injection",
  "CWE-94": "code injection",
  "CWE-116": "improper output encoding",
  "CWE-125": "out-of-bounds read",
  "CWE-190": "integer overflow",
  "CWE-244": "memory kept after release",
  "CWE-269": "improper privilege management",
  "CWE-284": "improper access control",
  "CWE-287": "improper authentication",
  "CWE-288": "authentication bypass",
  "CWE-306": "missing authentication",
  "CWE-311": "missing encryption",
  "CWE-347": "improper signature verification",
  "CWE-352": "cross-site request forgery",
  "CWE-400": "uncontrolled resource consumption",
  "CWE-415": "double free",
  "CWE-416": "use after free",
  "CWE-434": "unrestricted file upload",
  "CWE-436": "interpretation conflict",
  "CWE-502": "deserialization of untrusted data",
  "CWE-645": "overly restrictive account lockout",
  "CWE-772": "missing release of a resource",
  "CWE-787": "out-of-bounds write",
  "CWE-798": "hard-coded credentials",
  "CWE-829": "code from an untrusted source",
  "CWE-918": "server-side request forgery",
  "CWE-1220": "coarse access control",
  "CWE-1390": "weak authentication",
};

/** `SQL injection`; `weakness` where none of the ids has a name here. */
export function weaknessName(cwes: readonly string[]): string {
  return cwes.map((cwe) => WEAKNESSES[cwe]).find((name) => name !== undefined) ?? "weakness";
}
