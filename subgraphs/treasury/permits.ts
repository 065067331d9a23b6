/** Who may give the clearinghouse's commands, in the words of the domain. */
import { holders } from "../kit/command/permit";

export const analysts = holders("a Treasury analyst", "TREASURY_ANALYST");

export const coordinators = holders("a Treasury coordinator", "TREASURY_COORDINATOR");

export const clearinghouseStaff = holders(
  "a Treasury analyst or coordinator",
  "TREASURY_ANALYST",
  "TREASURY_COORDINATOR",
);
