/**
 * The 94 federal judicial districts, as facts.
 * Source: 28 U.S.C. 81 to 131 (districts), 28 U.S.C. 41 (circuits); for Guam, the Northern Mariana Islands and
 * the Virgin Islands 48 U.S.C. 1424, 1821 and 1611. Ids are the customary short names of the courts.
 */
export const DISTRICT_SOURCE = "28 U.S.C. 41, 81-131; 48 U.S.C. 1424, 1611, 1821";

export interface DistrictFact {
  readonly id: string;
  /** `S.D.N.Y.` */
  readonly citation: string;
  /** `Southern District of New York` */
  readonly name: string;
  /** State, federal district or territory. */
  readonly location: string;
  /** Circuit of the court of appeals, `2nd`. */
  readonly circuit: string;
}

/** Id, citation, name, location, circuit. */
const ROWS: readonly (readonly [string, string, string, string, string])[] = [
  ["almd", "M.D. Ala.", "Middle District of Alabama", "Alabama", "11th"],
  ["alnd", "N.D. Ala.", "Northern District of Alabama", "Alabama", "11th"],
  ["alsd", "S.D. Ala.", "Southern District of Alabama", "Alabama", "11th"],
  ["akd", "D. Alaska", "District of Alaska", "Alaska", "9th"],
  ["azd", "D. Ariz.", "District of Arizona", "Arizona", "9th"],
  ["ared", "E.D. Ark.", "Eastern District of Arkansas", "Arkansas", "8th"],
  ["arwd", "W.D. Ark.", "Western District of Arkansas", "Arkansas", "8th"],
  ["caed", "E.D. Cal.", "Eastern District of California", "California", "9th"],
  ["cand", "N.D. Cal.", "Northern District of California", "California", "9th"],
  ["casd", "S.D. Cal.", "Southern District of California", "California", "9th"],
  ["cacd", "C.D. Cal.", "Central District of California", "California", "9th"],
  ["cod", "D. Colo.", "District of Colorado", "Colorado", "10th"],
  ["ctd", "D. Conn.", "District of Connecticut", "Connecticut", "2nd"],
  ["ded", "D. Del.", "District of Delaware", "Delaware", "3rd"],
  ["flmd", "M.D. Fla.", "Middle District of Florida", "Florida", "11th"],
  ["flnd", "N.D. Fla.", "Northern District of Florida", "Florida", "11th"],
  ["flsd", "S.D. Fla.", "Southern District of Florida", "Florida", "11th"],
  ["gamd", "M.D. Ga.", "Middle District of Georgia", "Georgia", "11th"],
  ["gand", "N.D. Ga.", "Northern District of Georgia", "Georgia", "11th"],
  ["gasd", "S.D. Ga.", "Southern District of Georgia", "Georgia", "11th"],
  ["gud", "D. Guam", "District of Guam", "Guam", "9th"],
  ["hid", "D. Haw.", "District of Hawaii", "Hawaii", "9th"],
  ["idd", "D. Idaho", "District of Idaho", "Idaho", "9th"],
  ["ilnd", "N.D. Ill.", "Northern District of Illinois", "Illinois", "7th"],
  ["ilsd", "S.D. Ill.", "Southern District of Illinois", "Illinois", "7th"],
  ["ilcd", "C.D. Ill.", "Central District of Illinois", "Illinois", "7th"],
  ["innd", "N.D. Ind.", "Northern District of Indiana", "Indiana", "7th"],
  ["insd", "S.D. Ind.", "Southern District of Indiana", "Indiana", "7th"],
  ["iand", "N.D. Iowa", "Northern District of Iowa", "Iowa", "8th"],
  ["iasd", "S.D. Iowa", "Southern District of Iowa", "Iowa", "8th"],
  ["ksd", "D. Kan.", "District of Kansas", "Kansas", "10th"],
  ["kyed", "E.D. Ky.", "Eastern District of Kentucky", "Kentucky", "6th"],
  ["kywd", "W.D. Ky.", "Western District of Kentucky", "Kentucky", "6th"],
  ["lamd", "M.D. La.", "Middle District of Louisiana", "Louisiana", "5th"],
  ["lawd", "W.D. La.", "Western District of Louisiana", "Louisiana", "5th"],
  ["laed", "E.D. La.", "Eastern District of Louisiana", "Louisiana", "5th"],
  ["med", "D. Me.", "District of Maine", "Maine", "1st"],
  ["mdd", "D. Md.", "District of Maryland", "Maryland", "4th"],
  ["mad", "D. Mass.", "District of Massachusetts", "Massachusetts", "1st"],
  ["mied", "E.D. Mich.", "Eastern District of Michigan", "Michigan", "6th"],
  ["miwd", "W.D. Mich.", "Western District of Michigan", "Michigan", "6th"],
  ["mnd", "D. Minn.", "District of Minnesota", "Minnesota", "8th"],
  ["msnd", "N.D. Miss.", "Northern District of Mississippi", "Mississippi", "5th"],
  ["mssd", "S.D. Miss.", "Southern District of Mississippi", "Mississippi", "5th"],
  ["mowd", "W.D. Mo.", "Western District of Missouri", "Missouri", "8th"],
  ["moed", "E.D. Mo.", "Eastern District of Missouri", "Missouri", "8th"],
  ["mtd", "D. Mont.", "District of Montana", "Montana", "9th"],
  ["ned", "D. Neb.", "District of Nebraska", "Nebraska", "8th"],
  ["nvd", "D. Nev.", "District of Nevada", "Nevada", "9th"],
  ["nhd", "D.N.H.", "District of New Hampshire", "New Hampshire", "1st"],
  ["njd", "D.N.J.", "District of New Jersey", "New Jersey", "3rd"],
  ["nmd", "D.N.M.", "District of New Mexico", "New Mexico", "10th"],
  ["nyed", "E.D.N.Y.", "Eastern District of New York", "New York", "2nd"],
  ["nynd", "N.D.N.Y.", "Northern District of New York", "New York", "2nd"],
  ["nysd", "S.D.N.Y.", "Southern District of New York", "New York", "2nd"],
  ["nywd", "W.D.N.Y.", "Western District of New York", "New York", "2nd"],
  ["nced", "E.D.N.C.", "Eastern District of North Carolina", "North Carolina", "4th"],
  ["ncmd", "M.D.N.C.", "Middle District of North Carolina", "North Carolina", "4th"],
  ["ncwd", "W.D.N.C.", "Western District of North Carolina", "North Carolina", "4th"],
  ["ndd", "D.N.D.", "District of North Dakota", "North Dakota", "8th"],
  ["nmid", "D. N. Mar. I.", "District of the Northern Mariana Islands", "Northern Mariana Islands", "9th"],
  ["ohnd", "N.D. Ohio", "Northern District of Ohio", "Ohio", "6th"],
  ["ohsd", "S.D. Ohio", "Southern District of Ohio", "Ohio", "6th"],
  ["oked", "E.D. Okla.", "Eastern District of Oklahoma", "Oklahoma", "10th"],
  ["oknd", "N.D. Okla.", "Northern District of Oklahoma", "Oklahoma", "10th"],
  ["okwd", "W.D. Okla.", "Western District of Oklahoma", "Oklahoma", "10th"],
  ["ord", "D. Or.", "District of Oregon", "Oregon", "9th"],
  ["paed", "E.D. Pa.", "Eastern District of Pennsylvania", "Pennsylvania", "3rd"],
  ["pamd", "M.D. Pa.", "Middle District of Pennsylvania", "Pennsylvania", "3rd"],
  ["pawd", "W.D. Pa.", "Western District of Pennsylvania", "Pennsylvania", "3rd"],
  ["prd", "D.P.R.", "District of Puerto Rico", "Puerto Rico", "1st"],
  ["rid", "D.R.I.", "District of Rhode Island", "Rhode Island", "1st"],
  ["scd", "D.S.C.", "District of South Carolina", "South Carolina", "4th"],
  ["sdd", "D.S.D.", "District of South Dakota", "South Dakota", "8th"],
  ["tned", "E.D. Tenn.", "Eastern District of Tennessee", "Tennessee", "6th"],
  ["tnmd", "M.D. Tenn.", "Middle District of Tennessee", "Tennessee", "6th"],
  ["tnwd", "W.D. Tenn.", "Western District of Tennessee", "Tennessee", "6th"],
  ["txed", "E.D. Tex.", "Eastern District of Texas", "Texas", "5th"],
  ["txnd", "N.D. Tex.", "Northern District of Texas", "Texas", "5th"],
  ["txsd", "S.D. Tex.", "Southern District of Texas", "Texas", "5th"],
  ["txwd", "W.D. Tex.", "Western District of Texas", "Texas", "5th"],
  ["utd", "D. Utah", "District of Utah", "Utah", "10th"],
  ["vtd", "D. Vt.", "District of Vermont", "Vermont", "2nd"],
  ["vid", "D.V.I.", "District of the Virgin Islands", "Virgin Islands", "3rd"],
  ["vaed", "E.D. Va.", "Eastern District of Virginia", "Virginia", "4th"],
  ["vawd", "W.D. Va.", "Western District of Virginia", "Virginia", "4th"],
  ["waed", "E.D. Wash.", "Eastern District of Washington", "Washington", "9th"],
  ["wawd", "W.D. Wash.", "Western District of Washington", "Washington", "9th"],
  ["dcd", "D.D.C.", "District of Columbia", "District of Columbia", "D.C."],
  ["wvnd", "N.D.W. Va.", "Northern District of West Virginia", "West Virginia", "4th"],
  ["wvsd", "S.D.W. Va.", "Southern District of West Virginia", "West Virginia", "4th"],
  ["wied", "E.D. Wis.", "Eastern District of Wisconsin", "Wisconsin", "7th"],
  ["wiwd", "W.D. Wis.", "Western District of Wisconsin", "Wisconsin", "7th"],
  ["wyd", "D. Wyo.", "District of Wyoming", "Wyoming", "10th"],
];

export const DISTRICTS: readonly DistrictFact[] = ROWS.map(([id, citation, name, location, circuit]) => ({
  id,
  citation,
  name,
  location,
  circuit,
}));
