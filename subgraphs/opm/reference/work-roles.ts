/**
 * The 41 work roles of the NICE framework as facts: id, title, and the codes under which OPM counts positions.
 * The category is the id's first part. A role without codes has none yet; one role has two.
 * Source: NIST NICE Framework Components version 2.0.0; OPM cybersecurity position codes.
 */
export interface WorkRoleFact {
  /** `PD-WRL-007` */
  readonly id: string;
  readonly title: string;
  /** OPM's three-digit codes, as text. */
  readonly opmCodes: readonly string[];
}

const role = (id: string, title: string, ...opmCodes: readonly string[]): WorkRoleFact => ({ id, title, opmCodes });

export const WORK_ROLES: readonly WorkRoleFact[] = [
  role("OG-WRL-001", "Communications Security (COMSEC) Management", "723"),
  role("OG-WRL-002", "Cybersecurity Policy and Planning", "752"),
  role("OG-WRL-003", "Cybersecurity Workforce Management", "751"),
  role("OG-WRL-004", "Cybersecurity Curriculum Development", "711"),
  role("OG-WRL-005", "Cybersecurity Instruction", "712"),
  role("OG-WRL-006", "Cybersecurity Legal Advice", "731"),
  role("OG-WRL-007", "Executive Cybersecurity Leadership", "901"),
  role("OG-WRL-008", "Privacy Compliance", "732"),
  role("OG-WRL-009", "Product Support Management", "803"),
  role("OG-WRL-010", "Program Management", "801"),
  role("OG-WRL-011", "Secure Project Management", "802"),
  role("OG-WRL-012", "Security Control Assessment", "612"),
  role("OG-WRL-013", "Systems Authorization", "611"),
  role("OG-WRL-014", "Systems Security Management", "722"),
  role("OG-WRL-015", "Technology Portfolio Management", "804"),
  role("OG-WRL-016", "Technology Program Auditing", "805"),
  role("DD-WRL-001", "Cybersecurity Architecture", "652"),
  role("DD-WRL-002", "Enterprise Architecture", "651"),
  role("DD-WRL-003", "Secure Software Development", "621"),
  role("DD-WRL-004", "Secure Systems Development", "631", "632"),
  role("DD-WRL-005", "Software Security Assessment", "622"),
  role("DD-WRL-006", "Systems Requirements Planning", "641"),
  role("DD-WRL-007", "Systems Testing and Evaluation", "671"),
  role("DD-WRL-008", "Technology Research and Development", "661"),
  role("DD-WRL-009", "Operational Technology (OT) Cybersecurity Engineering"),
  role("IO-WRL-001", "Data Analysis", "422"),
  role("IO-WRL-002", "Database Administration", "421"),
  role("IO-WRL-003", "Knowledge Management", "431"),
  role("IO-WRL-004", "Network Operations", "441"),
  role("IO-WRL-005", "Systems Administration", "451"),
  role("IO-WRL-006", "Systems Security Analysis", "461"),
  role("IO-WRL-007", "Technical Support", "411"),
  role("PD-WRL-001", "Defensive Cybersecurity", "511"),
  role("PD-WRL-002", "Digital Forensics", "212"),
  role("PD-WRL-003", "Incident Response", "531"),
  role("PD-WRL-004", "Infrastructure Support", "521"),
  role("PD-WRL-005", "Insider Threat Analysis"),
  role("PD-WRL-006", "Threat Analysis", "141"),
  role("PD-WRL-007", "Vulnerability Analysis", "541"),
  role("IN-WRL-001", "Cybercrime Investigation", "221"),
  role("IN-WRL-002", "Digital Evidence Analysis", "211"),
];
