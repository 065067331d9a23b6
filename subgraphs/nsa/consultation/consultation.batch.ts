/** The recorded views of inquiries: one statement for all inquiries of a request. */
import { type Batch, children } from "../../kit/read/batch";
import { Consultation } from "./consultation.entity";

/** By inquiry id, the earliest first. */
export const consultationsByInquiry: Batch<string, Consultation[]> = children({
  of: Consultation,
  parent: "inquiryId",
  orderBy: "recordedAt",
});
