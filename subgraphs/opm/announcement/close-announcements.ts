/** The clock closes announcements after their last day for applications. */
import type { Duty } from "../../kit/command/duties";
import { Announcement } from "./announcement.entity";

export const closeAnnouncements: Duty = {
  name: "close announcements after their last day",
  async run(work) {
    const over = await work.findDue(Announcement, "t.state = 'POSTED' AND t.closes_on < $1", [work.today]);
    await work.changeAll(over, "close", { state: "CLOSED" });
  },
};
