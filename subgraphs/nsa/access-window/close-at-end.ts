/**
 * Closes open windows at their agreed end. The record says that access ended when it was agreed to end, also where
 * the clockwork comes late; the history says when it came.
 */
import type { Duty } from "../../kit/command/duties";
import { AccessWindow } from "./access-window.entity";
import { accessWindowLifecycle } from "./access-window.transitions";

export const closeAtEnd: Duty = {
  name: "close access windows at their end",
  async run(work) {
    const due = await work.findDue(AccessWindow, "t.state = 'OPEN' AND t.closes_at <= $1", [work.now]);
    for (const [endedAt, windows] of Map.groupBy(due, ({ closesAt }) => closesAt)) {
      await work.changeAll(windows, "close", { state: accessWindowLifecycle.table.OPEN.close, endedAt });
    }
  },
};
