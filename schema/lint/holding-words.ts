/**
 * Words with which something could be held back, as data, and how they are found in names.
 * In: a name of a schema, `heldBack`, `ON_HOLD`, `LicenseInput`. Out: the word that it has, if any.
 * Source: Executive Order 14409, section 3(c): no mandatory licensing, preclearance or permitting.
 */

/** Word → its forms among the lower-case words of a name. Whole words, so that a threshold is no hold. */
const HOLDING_WORDS: Readonly<Record<string, RegExp>> = {
  allow: /^(dis)?allow/,
  approve: /approv/,
  authorize: /authori[sz]/,
  ban: /^bann?(s|ed|ing)?$/,
  block: /^(un)?block(s|ed|ing|er|ers|age|list|lists)?$/,
  cancel: /^cancel/,
  certify: /^(de)?certif/,
  clear: /^(pre|un)?clear(s|ed|ing|ance|ances)?$/,
  defer: /^defer/,
  delay: /^delay/,
  deny: /^den(y|ies|ied|ying|ial|ials)$/,
  embargo: /embargo/,
  enjoin: /^enjoin|^injunct/,
  forbid: /^forb(id|ad)/,
  freeze: /^(un)?fr(ee|o)ze/,
  gate: /^gat(e|es|ed|ing)$/,
  grant: /^grant/,
  halt: /^halt/,
  hold: /^(with|up)?h(o|e)ld(s|ing|back)?$/,
  license: /licen[cs]/,
  moratorium: /^morator/,
  pause: /^paus/,
  permit: /^permi(t|ss)/,
  postpone: /^postpon/,
  prevent: /^prevent/,
  prohibit: /^prohibit/,
  quarantine: /^quarantin/,
  refuse: /^refus/,
  reject: /^reject/,
  restrict: /^(un)?restrict/,
  revoke: /^revo(k|c)/,
  sanction: /^sanction/,
  stop: /^stop/,
  suspend: /^suspen[ds]/,
  veto: /^veto/,
};

/** `preClearanceID`, `PRE_CLEARANCE_ID` → pre, clearance, id */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

/** The word of the table that a name has; undefined when it has none. */
export function holdingWordIn(name: string): string | undefined {
  const words = wordsOf(name);
  return Object.keys(HOLDING_WORDS).find((word) => words.some((one) => HOLDING_WORDS[word]?.test(one)));
}

/** The words of a name that hold nothing back. */
export function otherWordsOf(name: string): string[] {
  return wordsOf(name).filter((word) => !Object.values(HOLDING_WORDS).some((forms) => forms.test(word)));
}
